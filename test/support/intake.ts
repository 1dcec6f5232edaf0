import { ensureUser } from '#libs/accounts/sign-in.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';

import { openApplication } from './application.js';
import { clientOf } from './client.js';

export const slug = 'intake-2027';
export const base = `/showcases/${slug}`;

interface Decided {
  outcomes: { outcome: string }[];
  movedUp: string[];
  undo: string | null;
}

interface Row {
  id: string;
  changed: boolean;
  duplicate: { id: string; name: string } | null;
  waitingPlace: number | null;
}

export type Intake = Awaited<ReturnType<typeof openIntake>>;

/** The application with a showcase, its organiser at the registrations. */
export async function openIntake() {
  const application = await openApplication();
  const { manager } = application.dataSource;
  const email = 'organiser@showcase.example';
  const user = await ensureUser(manager, { email, name: 'Kim Hana' });
  await createShowcase(application.dataSource, newShowcase(slug), user);
  const person = async (address: string) =>
    clientOf(application.url, await application.signIn({ email: address }));
  const organiser = await person(email);
  return {
    application,
    organiser,
    register: async (
      address: string,
      country: 'KR' | 'US',
      serial: number,
      nameEn?: string,
      transfer = true,
    ) => {
      const client = await person(address);
      const answers = answersOf(country, serial);
      answers.consent.transfer = transfer;
      answers.people.delegates[0]!.email = address;
      if (nameEn) answers.company.nameEn = nameEn;
      for (const [step, typed] of Object.entries(answers))
        await client.call('PUT', `${base}/registration/${step}`, { answers: typed });
      const { body } = await client.call<{ participation: string }>(
        'POST',
        `${base}/registration/submit`,
      );
      return { client, id: body.participation, email: address };
    },
    decide: (participants: string[], action: string, text: string | null = null) =>
      organiser.call<Decided>('POST', `${base}/decisions`, { participants, action, text }),
    undo: (id: string | null) =>
      organiser.call<{ code: string }>('DELETE', `${base}/decisions/${id}`),
    participant: (id: string) => manager.findOneByOrFail(Participant, { id }),
    mailsTo: (toAddress: string, kind: string) => manager.findBy(OutboxMail, { toAddress, kind }),
    rows: async (query = '') =>
      (await organiser.call<{ items: Row[] }>('GET', `${base}/participants${query}`)).body.items,
  };
}
