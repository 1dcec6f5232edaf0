import { useLanguage, writtenIn, type Text } from '../language.js';

/** KR outlined, US filled: the country is told by letters, not by colour. */
export function Country({ country }: { country: 'KR' | 'US' }) {
  return (
    <span className="country" data-country={country}>
      {country}
    </span>
  );
}

/** A name in the reader's language, and the other one beside it where it differs. */
export function BothNames({ name }: { name: Text }) {
  const { language } = useLanguage();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <>
      <span lang={writtenIn(name[language])}>{name[language]}</span>
      {name[other] !== name[language] && (
        <span lang={writtenIn(name[other])} className="quiet" style={{ fontWeight: 450 }}>
          {' '}
          {name[other]}
        </span>
      )}
    </>
  );
}
