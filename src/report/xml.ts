/** An XML element. Attributes that are undefined are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly (XmlElement | string)[];
}

/** An element. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: XmlElement['children'] = [],
): XmlElement {
  return { name, attributes, children };
}

/** What XML 1.0 has no way to say (production `Char`): most control characters, lone surrogates, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** CR always, and in attributes TAB and LF too: a parser would turn them into something else. */
function escape(text: string, special: RegExp): string {
  const allowed = text.replace(forbidden, '');
  return allowed.replace(special, (found) => entities[found] ?? `&#${found.charCodeAt(0)};`);
}

function write(node: XmlElement | string, indent: string): string {
  if (typeof node === 'string') return escape(node, /[&<>\r]/g);
  const attributes = Object.entries(node.attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escape(String(value), /[&<>"\t\n\r]/g)}"`],
  );
  const start = `${indent}<${node.name}${attributes.join('')}`;
  if (node.children.length === 0) return `${start}/>\n`;
  const isText = node.children.some((child) => typeof child === 'string');
  const inside = node.children.map((child) => write(child, isText ? '' : `${indent}  `)).join('');
  return isText ? `${start}>${inside}</${node.name}>\n` : `${start}>\n${inside}${indent}</${node.name}>\n`;
}

/** An XML document, UTF-8. Everything is escaped here and nowhere else. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}
