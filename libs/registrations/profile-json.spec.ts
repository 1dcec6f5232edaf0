import { describe, expect, it } from '@jest/globals';

import { profileChanges, type ProfileJson } from './profile-json.js';

const seen: ProfileJson = {
  company: { name_en: 'Hanbit Works', website: null },
  part: { roles: ['supplier'], min_meetings: 1 },
  owners: [],
  delegates: [
    { id: 'd1', said: { name_en: 'Seoyeon JEONG', position: 1, phone: '+82 2 1' } },
    { id: 'd2', said: { name_en: 'Minho KIM', position: 2 } },
  ],
  offerings: [],
  needs: [],
  interests: [],
  certificates: [],
};

describe('what changed since a profile was seen', () => {
  it('is nothing where nothing changed', () => {
    expect(profileChanges(seen, structuredClone(seen))).toEqual([]);
  });

  it('names each field with its old and its new value', () => {
    const now = structuredClone(seen);
    now.company['website'] = 'https://hanbit.example';
    now.part['roles'] = ['supplier', 'buyer'];
    now.delegates[0]!.said['phone'] = null;
    expect(profileChanges(seen, now)).toEqual([
      {
        section: 'company',
        entry: null,
        field: 'website',
        before: null,
        after: 'https://hanbit.example',
      },
      {
        section: 'part',
        entry: null,
        field: 'roles',
        before: 'supplier',
        after: 'supplier, buyer',
      },
      {
        section: 'delegates',
        entry: 'Seoyeon JEONG',
        field: 'phone',
        before: '+82 2 1',
        after: null,
      },
    ]);
  });

  it('names entries that came and went, and no change of order', () => {
    const now = structuredClone(seen);
    now.delegates = [{ id: 'd1', said: { ...seen.delegates[0]!.said, position: 2 } }];
    now.offerings = [{ id: 'o1', said: { code: 'RB.EF.GR', position: 1 } }];
    expect(profileChanges(seen, now)).toEqual([
      { section: 'delegates', entry: 'Minho KIM', field: null, before: 'Minho KIM', after: null },
      { section: 'offerings', entry: 'RB.EF.GR', field: null, before: null, after: 'RB.EF.GR' },
    ]);
  });
});
