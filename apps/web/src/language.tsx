import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';

import en from './messages/en.json';
import ko from './messages/ko.json';

export type Language = 'ko' | 'en';
export interface Text {
  en: string;
  ko: string;
}

const messages = { en, ko };
const storageKey = 'language';

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

function initial(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'ko' || asked === 'en') return asked;
  const stored = localStorage.getItem(storageKey);
  if (stored === 'ko' || stored === 'en') return stored;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

/** Tells the document, before anything is asked of the server: its answers are worded in this language. */
function tell(language: Language): Language {
  document.documentElement.lang = language;
  return language;
}

/** A link's language holds until the reader chooses; the address then must not bring it back. */
function forgetAsked(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}

/** Language of the page: the link's, else the reader's last choice, else the browser's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => tell(initial()));
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(storageKey, next);
        forgetAsked();
        setLanguage(tell(next));
      },
    }),
    [language],
  );
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={language} messages={messages[language]}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The text in the reader's language. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}

/** The language a name is written in, by its script: a firm may have only one name. */
export function writtenIn(words: string): Language {
  return /\p{Script=Hangul}/u.test(words) ? 'ko' : 'en';
}

/** Words a message of the catalogue. */
export type MessageId = keyof typeof en;
