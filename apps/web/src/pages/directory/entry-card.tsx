import { IconHeartFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText, writtenIn, type MessageId, type Text } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { Logo } from '../../parts/logo.js';
import { WishControl, type WishKind } from '../../parts/wish-control.js';
import { useSay } from '../../say.js';

import { Highlighted } from '../../parts/highlighted.js';

type Entry = Schemas['DirectoryEntry'];

interface Props {
  entry: Entry;
  words: string[];
  open: boolean;
  busy: boolean;
  onOpen: () => void;
  onWish: (kind: WishKind | null) => void;
}

/** One company in the directory: what it needs or offers, in its words and in the reader's. */
export function EntryCard({ entry, words, open, busy, onOpen, onWish }: Props) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const name = text(entry.company);
  const lines = linesOf(entry);
  const codes = [...entry.needs, ...entry.offerings].flatMap(({ codes: all }) => all);
  const shown = [...new Map(codes.map((code) => [code.code, code])).values()].slice(0, 5);
  return (
    <article className="card entry">
      <header className="entry-head">
        <Logo id={entry.logo} />
        <h2>
          <Country country={entry.country} />{' '}
          <button type="button" className="row-button" onClick={onOpen}>
            <BothNames name={entry.company} />
          </button>{' '}
          <span className="quiet">
            {[entry.city, entry.region && text(entry.region)].filter(Boolean).join(', ')}
          </span>
        </h2>
        {entry.wishesYou && (
          <span className="tag" data-tone="accent">
            <IconHeartFilled size={14} aria-hidden /> {say('directory.wishes-you')}
          </span>
        )}
        <WishControl
          name={name}
          value={entry.wish?.kind ?? null}
          disabled={!open || busy}
          onChange={onWish}
        />
      </header>
      {lines.map((line, index) => (
        <BothLines key={index} line={line} words={words} language={language} />
      ))}
      <p className="tags">
        {entry.roles.map((role) => (
          <span key={role} className="tag" data-tone="accent">
            {say(`role.${role}` as MessageId)}
          </span>
        ))}
        {shown.map(({ code, label }) => (
          <span key={code} className="tag">
            <Highlighted text={text(label)} words={words} />
          </span>
        ))}
        {entry.needs
          .flatMap(({ certificatesRequired }) => certificatesRequired)
          .slice(0, 3)
          .map((code) => (
            <span key={code} className="tag">
              {say('directory.requires', { code })}
            </span>
          ))}
        {!entry.languages.includes(language) && (
          <span className="tag">{say('directory.interpreter')}</span>
        )}
      </p>
    </article>
  );
}

/** The first words of its needs and offerings, else what it says of itself. */
function linesOf(entry: Entry): Text[] {
  const said = [...entry.needs, ...entry.offerings].flatMap(({ description }) => description ?? []);
  return said.length > 0 ? said.slice(0, 2) : entry.description ? [entry.description] : [];
}

/** The text as written, and its twin in the reader's language below. */
function BothLines({
  line,
  words,
  language,
}: {
  line: Text;
  words: string[];
  language: 'ko' | 'en';
}): ReactNode {
  const other = language === 'ko' ? line.en : line.ko;
  return (
    <p style={{ margin: '8px 0 0' }}>
      <span lang={writtenIn(line[language])}>
        <Highlighted text={line[language]} words={words} />
      </span>
      {other !== line[language] && (
        <>
          <br />
          <span className="quiet" lang={writtenIn(other)}>
            <Highlighted text={other} words={words} />
          </span>
        </>
      )}
    </p>
  );
}
