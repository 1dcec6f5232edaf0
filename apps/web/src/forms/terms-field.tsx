import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api/client.js';
import { taxonomyQuery } from '../api/queries.js';
import { useLanguage } from '../language.js';
import { Highlighted } from '../parts/highlighted.js';

import { Choices } from './choices.js';
import type { FieldProps } from './fields.js';

type Term = Schemas['Taxonomy']['terms'][number];

interface Props extends FieldProps {
  sector: string;
  most: number;
  /** What is said beside a term: how many firms it would reach. */
  beside?: ((code: string) => string | null) | undefined;
}

/** Terms of a sector's tree by branch, found by their names and aliases in either language. */
export function TermsField({ sector, beside, ...field }: Props) {
  const { language } = useLanguage();
  const taxonomy = useQuery(taxonomyQuery(sector));
  const terms = taxonomy.data?.terms ?? [];
  const byCode = new Map(terms.map((term) => [term.code, term]));
  const choices = terms.map(({ code, parent, label, aliases }) => {
    const above = parent === null ? undefined : byCode.get(parent)?.label;
    const names = [label.en, label.ko, ...aliases.en, ...aliases.ko, above?.en, above?.ko];
    return {
      value: code,
      label: above ? `${label[language]} · ${above[language]}` : label[language],
      // A branch can be chosen, too: it stands first under its own name.
      group: (above ?? label)[language],
      found: names.join(' ').toLowerCase(),
    };
  });
  const show = (code: string, words: string[]) => {
    const term = byCode.get(code);
    return term && <TermOption term={term} words={words} beside={beside?.(code) ?? null} />;
  };
  return <Choices {...field} choices={choices} show={show} />;
}

/** A term in both languages, what was found of it marked; an alias is named where it was found by it. */
function TermOption({
  term,
  words,
  beside,
}: {
  term: Term;
  words: string[];
  beside: string | null;
}) {
  const { language } = useLanguage();
  const other = language === 'ko' ? 'en' : 'ko';
  const names = `${term.label.en} ${term.label.ko}`.toLowerCase();
  const missed = words.filter((word) => !names.includes(word));
  const alias = [...term.aliases.en, ...term.aliases.ko].find((each) =>
    missed.some((word) => each.toLowerCase().includes(word)),
  );
  return (
    <span className="term">
      <span>
        <Highlighted text={term.label[language]} words={words} />{' '}
        <span className="quiet" lang={other}>
          <Highlighted text={term.label[other]} words={words} />
          {alias && (
            <>
              {' · '}
              <Highlighted text={alias} words={words} />
            </>
          )}
        </span>
      </span>
      {beside !== null && <span className="quiet">{beside}</span>}
    </span>
  );
}
