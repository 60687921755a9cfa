import { decide } from '../../judge.ts';
import type { Pop3Judge } from '../moment.ts';

/** Within a state, and under the same protection, CAPA announces the same (RFC 2449 section 5). */
export const judgeCapabilities: Pop3Judge = ({ fact, mirror, judge }) => {
  const before = mirror.announced;
  if (fact?.kind !== 'capabilities' || before === undefined) return;
  const { names } = fact;
  const gone = [...before].find((name) => !names.has(name));
  const come = [...names].find((name) => !before.has(name));
  decide(judge, 'rule.pop3.capabilities', gone === undefined && come === undefined, () => ({
    path: 'CAPA',
    wanted: 'what it announced before in this state',
    got: gone === undefined ? `${String(come)} beside it` : `no ${gone}`,
  }));
};
