import { describe, expect, it } from 'vitest';
import type { CapabilityFacts } from '../result/result.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Case } from '../script/model.ts';
import type { Target } from '../targets/target.ts';
import { settle } from './plan.ts';

const at = { file: 'suites/pop3/login.yaml', line: 1, column: 1 };

/** Passwords in clear are taken under TLS only: the login behind which `after` was asked for has gone there. */
const guarded: CapabilityFacts = {
  pop3: {
    before: ['STLS', 'UIDL', 'SASL CRAM-MD5'],
    after: ['UIDL', 'TOP', 'USER', 'SASL PLAIN CRAM-MD5'],
    capa: true,
  },
};
const open: CapabilityFacts = {
  pop3: { before: ['STLS', 'USER', 'SASL PLAIN'], after: ['USER', 'SASL PLAIN'], capa: true },
};
const withoutCapa: CapabilityFacts = { pop3: { before: ['USER'], after: ['UIDL'], capa: false } };

const target: Pick<Target, 'endpoints'> = {
  endpoints: () => [{ protocol: 'pop3', tls: 'plain', host: '127.0.0.1', port: 110 }],
};

function caseThatNeeds(capability: string, { absent }: { readonly absent: boolean }): Case {
  const declared = { id: 'pop3.login.a', title: 'a', requirements: [], level: 'must', at } as const;
  return {
    id: 'pop3.login.a',
    suite: 'pop3.login',
    title: 'a',
    at,
    requirements: [],
    tags: [],
    needs: [{ protocol: 'pop3', anyOf: [capability], ...(absent && { absent: true }) }],
    devices: [{ name: 'pc', protocol: 'pop3', start: 'connected', at }],
    operator: [],
    readOnly: false,
    nonsense: false,
    freshRows: false,
    bodies: [{ mailboxes: [], bindings: {}, main: declared, checks: [], before: [], steps: [] }],
  };
}

interface Row {
  readonly facts: CapabilityFacts;
  readonly needs: string;
  readonly absent?: boolean;
  readonly tls?: TlsMode;
  readonly runs: boolean;
}

const rows: Readonly<Record<string, Row>> = {
  'USER is there in clear': { facts: open, needs: 'USER', runs: true },
  'USER under TLS only is not there in clear': { facts: guarded, needs: 'USER', runs: false },
  'and may be asked not to be': { facts: guarded, needs: 'USER', absent: true, runs: true },
  'USER under TLS only is there under TLS': { facts: guarded, needs: 'USER', tls: 'starttls', runs: true },
  'a mechanism under TLS only is not there in clear': { facts: guarded, needs: 'SASL PLAIN', runs: false },
  'a mechanism under TLS only is there under TLS': { facts: guarded, needs: 'SASL PLAIN', tls: 'starttls', runs: true },
  'a mechanism without passwords in clear is there': { facts: guarded, needs: 'SASL CRAM-MD5', runs: true },
  'what does not concern the way in counts wherever it is told': { facts: guarded, needs: 'TOP', runs: true },
  'without CAPA there is USER': { facts: withoutCapa, needs: 'USER', runs: true },
};

describe('settle', () => {
  it.each(Object.entries(rows))('%s', (_name, { facts, needs, absent = false, tls = 'none', runs }) => {
    const settled = settle(caseThatNeeds(needs, { absent }), target as Target, facts, { tls, readOnly: false });
    expect(settled?.verdict).toBe(runs ? undefined : 'not-applicable');
  });
});
