import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client.js';
import { useText, type MessageId } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { Logo } from '../../parts/logo.js';
import { useSay } from '../../say.js';
import { calendarDay, zoneName } from '../../time.js';

import {
  CompanyFacts,
  DeclaredCertificate,
  DeclaredInterest,
  DeclaredNeed,
  DeclaredOffering,
} from './declared.js';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who it is. */
export function ParticipantHeading({ detail }: { detail: Schemas['ParticipantDetail'] }) {
  const say = useSay();
  return (
    <div>
      <h2 className="with-logo" style={{ fontSize: 18, margin: '0 0 4px' }}>
        <Logo id={detail.logo} />
        <span>
          <Country country={detail.country} /> <BothNames name={detail.company} />
        </span>
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {detail.code} · {detail.city} ·{' '}
        {say('participants.limits', { least: detail.minMeetings, most: detail.maxMeetings })}
      </p>
    </div>
  );
}

/** All that a participant says of itself, and what only the organiser sees. */
export function ParticipantProfile({ detail }: { detail: Schemas['ParticipantDetail'] }) {
  const say = useSay();
  const text = useText();
  return (
    <>
      {detail.description && <p>{text(detail.description)}</p>}
      <CompanyFacts facts={detail.facts} />
      <dl className="facts">
        {detail.registrationNumber && (
          <div>
            <dt>{say(detail.country === 'KR' ? 'company.brn' : 'company.ein')}</dt>
            <dd>
              {numberAsWritten(detail.country, detail.registrationNumber)}{' '}
              {detail.numberConfirmed && (
                <span className="tag" data-tone="attention" style={{ whiteSpace: 'normal' }}>
                  {say('registrations.number-confirmed')}
                </span>
              )}
            </dd>
          </div>
        )}
        {detail.owners.length > 0 && (
          <div>
            <dt>{say('company.owners')}</dt>
            <dd>
              {detail.owners
                .map(({ name, sharePercent }) =>
                  sharePercent ? `${name} ${sharePercent} %` : name,
                )
                .join(', ')}
            </dd>
          </div>
        )}
        {detail.segment && (
          <div>
            <dt>{say('registrations.segment')}</dt>
            <dd>{detail.segment}</dd>
          </div>
        )}
      </dl>
      <Section title={say('participants.delegates')}>
        {detail.delegateErasedAt && (
          <li>
            <span className="tag" data-tone="attention" style={{ whiteSpace: 'normal' }}>
              {say('participants.delegate-erased', {
                day: calendarDay(detail.delegateErasedAt, zone),
                zone: zoneName(detail.delegateErasedAt, zone),
              })}
            </span>
          </li>
        )}
        {detail.delegatesList.map((delegate) => (
          <li key={delegate.id}>
            <BothNames name={delegate.name} /> {delegate.title && text(delegate.title)}
            <div className="quiet">
              {delegate.email} · {delegate.languages.join(', ')} · {delegate.timeZone}
            </div>
          </li>
        ))}
      </Section>
      <Section title={say('participants.offerings')}>
        {detail.offeringsList.map((offering, index) => (
          <DeclaredOffering key={index} offering={offering} />
        ))}
      </Section>
      <Section title={say('participants.needs')}>
        {detail.needsList.map((need, index) => (
          <DeclaredNeed key={index} need={need} />
        ))}
      </Section>
      <Section title={say('profile.interests')}>
        {detail.interestsList.map((interest, index) => (
          <DeclaredInterest key={index} interest={interest} />
        ))}
      </Section>
      <Section title={say('profile.certificates')}>
        {detail.certificatesList.map((held) => (
          <DeclaredCertificate key={held.code} held={held} />
        ))}
      </Section>
      <Section title={say('participants.wishes')}>
        {detail.wishesList.map((wish) => (
          <li key={wish.toCode}>
            <span className="tag">{say(`wish.${wish.kind}` as MessageId)}</span> {wish.rank}{' '}
            {text(wish.to)}
          </li>
        ))}
      </Section>
    </>
  );
}

/** `124-81-00998`, `12-3456789`. */
export function numberAsWritten(country: 'KR' | 'US', digits: string): string {
  return country === 'KR'
    ? digits.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3')
    : digits.replace(/^(\d{2})(\d{7})$/, '$1-$2');
}

function Section({ title, children }: { title: string; children: ReactNode[] }) {
  const say = useSay();
  return (
    <section>
      <h3 style={{ fontSize: 14, margin: '20px 0 4px' }}>{title}</h3>
      {children.length === 0 ? (
        <p className="quiet">{say('list.none')}</p>
      ) : (
        <ul style={{ margin: 0, paddingLeft: 18, display: 'grid', gap: 6 }}>{children}</ul>
      )}
    </section>
  );
}
