import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { Figure } from '../../parts/figure.js';
import { useNumbers, useSay } from '../../say.js';
import { dayRange } from '../../time.js';

interface Props {
  showcase: Schemas['ShowcaseSummary'];
  doors: Schemas['Setup']['doors'][number] | undefined;
}

/** A showcase with its numbers, and the doors by which to enter it. */
export function ShowcaseCard({ showcase, doors }: Props) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { whole, share } = useNumbers();
  const other = language === 'ko' ? 'en' : 'ko';
  const { counts, sharePct } = showcase;
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 style={{ fontSize: 18, margin: 0 }}>
        <Link
          to="/s/$slug"
          params={{ slug: showcase.slug }}
          style={{ color: 'inherit', textDecoration: 'none' }}
        >
          {text(showcase.name)}
        </Link>
      </h2>
      <p className="quiet" style={{ margin: '2px 0 16px', fontSize: 13 }}>
        <span lang={other}>{showcase.name[other]}</span> ·{' '}
        {dayRange(showcase.startsOn, showcase.endsOn, language)} · {text(showcase.city)}
      </p>
      <div className="figures" style={{ borderTop: '1px solid var(--line)', padding: '16px 0' }}>
        <Figure value={whole(counts.companies)} label={say('landing.companies')} />
        <Figure value={whole(counts.meetings)} label={say('landing.meetings')} />
        <Figure value={sharePct === null ? '–' : share(sharePct)} label={say('landing.share')} />
        <Figure value={whole(counts.mails)} label={say('landing.mails-sent')} />
      </div>
      <Group gap="xs">
        <Button
          renderRoot={(props) => <Link {...props} to="/o/$slug" params={{ slug: showcase.slug }} />}
        >
          {say('landing.door-organiser')}
        </Button>
        {doors?.supplier && (
          <Door mailId={doors.supplier.mailId} label={say('landing.door-supplier')} />
        )}
        {doors?.buyer && <Door mailId={doors.buyer.mailId} label={say('landing.door-buyer')} />}
      </Group>
    </section>
  );
}

/** The mail of a firm: its link opens the firm's own schedule. */
function Door({ mailId, label }: { mailId: string; label: string }) {
  return (
    <Button component="a" href={`/mailbox?open=${mailId}`} variant="default">
      {label}
    </Button>
  );
}
