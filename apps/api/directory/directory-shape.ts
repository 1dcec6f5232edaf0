import type { z } from 'zod';

import type { DirectoryEntry } from '#libs/directory/entries.js';
import type { Facet } from '#libs/directory/search.js';
import type { Suggestion } from '#libs/directory/suggestions.js';
import { mainReasons, wordReason } from '#libs/rounds/word-reason.js';
import { formatMessage } from '#libs/messages/format.js';
import { regionLabel } from '#libs/taxonomy/regions.js';
import { standard } from '#libs/taxonomy/standards.js';
import { taxonomyLabel } from '#libs/taxonomy/taxonomy.js';

import { bothLanguages, bothOrNull } from '../shapes.js';

import type { directoryEntry, facets, suggestions } from './directory.shapes.js';

export function entryShape(entry: DirectoryEntry): z.infer<typeof directoryEntry> {
  const { nameEn, nameKo, descriptionEn, descriptionKo, wishesMe, ...rest } = entry;
  return {
    ...rest,
    company: bothLanguages(nameEn, nameKo),
    description: bothOrNull(descriptionEn, descriptionKo),
    region: entry.region === null ? null : regionLabel(entry.region),
    wishesYou: wishesMe,
    offerings: entry.offerings.map((offering) => ({
      codes: codesOf(offering),
      name: bothOrNull(offering.nameEn, offering.nameKo),
      description: bothOrNull(offering.descriptionEn, offering.descriptionKo),
      capacityPerMonth: offering.capacityPerMonth,
      minimumOrder: offering.minimumOrder,
      leadTimeDays: offering.leadTimeDays,
      priceFrom: offering.priceFrom,
      priceTo: offering.priceTo,
      certificates: offering.certificates.map(standardCode),
    })),
    needs: entry.needs.map((need) => ({
      codes: codesOf(need),
      description: bothOrNull(need.descriptionEn, need.descriptionKo),
      quantity: need.quantity,
      neededInDays: need.neededInDays,
      certificatesRequired: need.certificatesRequired.map(standardCode),
    })),
    interests: entry.interests.map(({ code, ...interest }) => ({ ...interest, ...labelled(code) })),
    certificates: entry.certificates.map(({ standard: id, issuer, expiresOn }) => ({
      code: standardCode(id),
      issuer,
      expiresOn,
    })),
  };
}

function standardCode(id: string): string {
  return standard(id)?.code ?? id;
}

function labelled(code: string) {
  return { code, label: { en: taxonomyLabel(code, 'en'), ko: taxonomyLabel(code, 'ko') } };
}

function codesOf({ code, moreCodes }: { code: string; moreCodes: string[] }) {
  return [code, ...moreCodes].map(labelled);
}

export function facetShape({ kind, value, count }: Facet): z.infer<typeof facets>['items'][number] {
  return { kind, value, count, label: facetLabel(kind, value) };
}

function facetLabel(kind: Facet['kind'], value: string): { en: string; ko: string } {
  if (kind === 'code') return labelled(value).label;
  if (kind === 'certificate') return bothLanguages(standardCode(value), null);
  if (kind === 'region') return regionLabel(value);
  const word = (language: 'en' | 'ko') => formatMessage(language, `facet.${kind}.${value}`);
  return { en: word('en'), ko: word('ko') };
}

/** Suggestions with the names of those suggested; whoever may not be seen is left out. */
export function suggestionShapes(
  found: Suggestion[],
  entries: DirectoryEntry[],
  me: { id: string; name: { en: string; ko: string } },
): z.infer<typeof suggestions>['items'] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return found.flatMap(({ id, score, reasons }) => {
    const entry = byId.get(id);
    if (!entry) return [];
    const company = bothLanguages(entry.nameEn, entry.nameKo);
    const nameOf = (firm: string) => (firm === me.id ? me.name : company);
    return [
      {
        id,
        company,
        country: entry.country,
        score,
        reasons: mainReasons(reasons).map((each) => ({
          code: each.code,
          points: each.points,
          text: wordReason(each, nameOf),
        })),
      },
    ];
  });
}
