import type { Rule } from '../rule.ts';
import { bothRules } from './both.ts';
import { harnessRules } from './harness.ts';
import { imapEffectRules } from './imap-effects.ts';
import { imapMailboxRules } from './imap-mailbox.ts';
import { imapSessionRules } from './imap-session.ts';
import { pop3Rules } from './pop3.ts';

/** Every ambient rule but those of the grammars, by id. */
export const rules = {
  ...imapSessionRules,
  ...imapMailboxRules,
  ...imapEffectRules,
  ...pop3Rules,
  ...bothRules,
  ...harnessRules,
} as const;

export type RuleId = keyof typeof rules;

/** Ids of all rules, in the order of the reports. */
export const ruleIds: readonly RuleId[] = Object.keys(rules) as RuleId[];

/** The rule of an id. */
export function ruleOf(id: RuleId): Rule {
  return rules[id];
}

/** Whether a breach of the rule is the harness's own fault. */
export function isHarnessRule(id: RuleId): boolean {
  return id in harnessRules;
}
