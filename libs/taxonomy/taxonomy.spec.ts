import { describe, expect, it } from '@jest/globals';

import { certificateSatisfies, standardByAny, standards } from './standards.js';
import { codesOfSector, sectors, taxonomyLabel, taxonomyNode, taxonomyPath } from './taxonomy.js';

describe('sector trees', () => {
  it('has robotics, additive manufacturing and semiconductors', () => {
    expect(sectors.map(({ sector }) => sector)).toEqual([
      'robotics',
      'additive-manufacturing',
      'semiconductors',
    ]);
  });

  it('uses a code once only, with a label in both languages', () => {
    const codes = sectors.flatMap(({ sector }) => codesOfSector(sector));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(200);
    const bare = codes.filter((code) => !taxonomyNode(code)?.en || !taxonomyNode(code)?.ko);
    expect(bare).toEqual([]);
  });

  it('tells the way from the root to a code', () => {
    expect(taxonomyPath('rob-ind-scara')).toEqual(['robotics', 'rob-industrial', 'rob-ind-scara']);
    expect(taxonomyPath('no-such-code')).toEqual([]);
    expect(taxonomyLabel('rob-ind-scara', 'ko')).toBe('스카라 로봇');
  });
});

describe('standards', () => {
  it('finds a standard however its name is spaced', () => {
    expect(standardByAny('iso9001')?.id).toBe('iso-9001');
    expect(standardByAny('R15.06')?.id).toBe('ansi-a3-r15-06-2025');
    expect(standardByAny('ISO 99999')).toBeUndefined();
  });

  it('has ids once only', () => {
    expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length);
  });

  it('takes AS9100 for ISO 9001, but not the other way round', () => {
    const satisfies = certificateSatisfies();
    expect(satisfies['as9100']).toContain('iso-9001');
    expect(satisfies['iso-9001']).toEqual(['iso-9001']);
  });

  it('takes members of a family for each other', () => {
    const satisfies = certificateSatisfies();
    expect(satisfies['ks-b-iso-10218-1']).toContain('iso-10218-1-2025');
    expect(satisfies['iso-10218-1-2025']).not.toContain('iso-10218-2-2025');
  });

  it('never takes a CE mark for a Korean one', () => {
    expect(certificateSatisfies()['ce---machinery']).not.toContain('kcs-industrial-robot');
  });
});
