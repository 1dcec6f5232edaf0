import type { ParticipantStatus } from '#libs/showcases/participant.entity.js';

export const decisionActions = ['approve', 'ask', 'wait', 'reject', 'withdraw', 'reopen'] as const;
export type DecisionAction = (typeof decisionActions)[number];

/** Where each decision leads, and from where it may be taken. */
export const transitions: Record<
  DecisionAction,
  { from: readonly ParticipantStatus[]; to: ParticipantStatus; reason: boolean }
> = {
  approve: { from: ['pending', 'asked', 'waiting', 'rejected'], to: 'approved', reason: false },
  ask: { from: ['pending', 'asked', 'waiting'], to: 'asked', reason: true },
  wait: { from: ['pending', 'asked', 'approved'], to: 'waiting', reason: false },
  reject: { from: ['pending', 'asked', 'waiting', 'approved'], to: 'rejected', reason: true },
  withdraw: { from: ['pending', 'asked', 'waiting', 'approved'], to: 'withdrawn', reason: false },
  reopen: { from: ['approved', 'waiting', 'rejected', 'withdrawn'], to: 'pending', reason: false },
};
