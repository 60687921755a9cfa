/** The tables of docs/promises.md, from promises.yaml and the cases that are evidence for each promise. */
import { loadCatalogue } from '../dist/catalogue/catalogue.js';

const columns = { pop3: 'POP', imap: 'IMAP', mixed: 'mixed' };

function columnOf({ devices }) {
  const spoken = new Set(devices.map(({ protocol }) => protocol));
  return spoken.size > 1 ? 'mixed' : [...spoken][0];
}

function row({ id, text }, cases) {
  const own = cases.filter(({ promise }) => promise === id);
  const cell = (column) =>
    own
      .filter((one) => columnOf(one) === column)
      .map((one) => `\`${one.id.replace(/^devices\.promises-/, '')}\``)
      .join('<br>');
  return `| \`${id}\` | ${text} | ${Object.keys(columns).map(cell).join(' | ')} |`;
}

function table(promises, cases) {
  const head = ['promise', 'what a user relies on', ...Object.values(columns)];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...promises.map((each) => row(each, cases))];
}

/** The page with its tables written anew, each between `<!-- promises: GROUP -->` and `<!-- /promises -->`. */
export async function promisesPage(page) {
  const { promises, suites } = await loadCatalogue([]);
  const all = [...promises.byId.values()];
  const cases = suites.flatMap((suite) => suite.cases);
  return page.replaceAll(
    /(<!-- promises: (POP|IMAP|both) -->\n)[\s\S]*?(<!-- \/promises -->)/g,
    (_, start, group, end) => {
      const own = all.filter(({ protocols }) => protocols === group);
      return `${start}\n${table(own, cases).join('\n')}\n\n${end}`;
    },
  );
}
