import type { AccessRule } from '../access/access.js';
import { neededScope } from '../access/scopes.js';

const organised = {
  showcase: 'Organisers of the showcase, and administrators.',
  participant: 'Organisers of the showcase that the participant is part of, and administrators.',
  round: 'Organisers of the showcase that the round is of, and administrators.',
} as const;

const file =
  'Whoever may see the company of a logo; of a certificate the company itself and organisers of the showcase. ' +
  'An API key needs the scope `company:read`, or `showcase:read` of an organiser.';

/** Who may call an operation, in words; `method` as in HTTP. */
export function wordAccess(rule: AccessRule, method: string): string {
  if (rule.kind === 'file') return file;
  const scope = neededScope(rule, method);
  const keys = scope ? ` An API key needs the scope \`${scope}\`.` : ' API keys are refused.';
  return rule.kind === 'public' ? 'Anyone.' : `${people(rule)}${keys}`;
}

function people(rule: Exclude<AccessRule, { kind: 'public' | 'file' }>): string {
  switch (rule.kind) {
    case 'signed-in':
      return 'Whoever is signed in.';
    case 'account':
      return rule.staff
        ? 'Organisers of any showcase and administrators, about their own account.'
        : 'Whoever is signed in, about the own account.';
    case 'admin':
      return 'Administrators.';
    case 'organiser':
      return organised[rule.of];
    case 'member': {
      const whose = rule.of === 'company' ? 'the company' : 'the company that takes part';
      const who = rule.owner ? `Owners of ${whose}` : `People who act for ${whose}`;
      return `${who}${rule.approved ? ', once the organiser has approved it' : ''}.`;
    }
  }
}
