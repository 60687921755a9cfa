import { expect, it } from 'vitest';
import { fieldsNamed, readFields, unfolded, valueNamed } from './fields.ts';

it.each([
  ['fields', 'A: b\r\nC: d\r\n', { A: 'b', C: 'd' }],
  ['the empty line ends them', 'A: b\r\n\r\nC: d\r\n', { A: 'b' }],
  ['folded', 'A: b\r\n  c\r\n\td\r\nE: f\r\n', { A: 'b  c\td', E: 'f' }],
  ['a folded line of blanks only', 'A: b\r\n \r\nC: d\r\n', { A: 'b', C: 'd' }],
  ['blanks around the value', 'A:  b \t\r\n', { A: 'b' }],
  ['no blank after the colon', 'A:b\r\n', { A: 'b' }],
  ['blanks before the colon', 'A \t: b\r\n', { A: 'b' }],
  ['no value', 'A:\r\nB: c\r\n', { A: '', B: 'c' }],
  ['a line without colon', 'A: b\r\nnonsense\r\nC: d\r\n', { A: 'b', '': 'nonsense', C: 'd' }],
  ['folded at the start', ' x: y\r\nC: d\r\n', { '': 'y', C: 'd' }],
  ['a name with a blank in it', 'A B: c\r\n', { '': 'c' }],
  ['eight-bit octets in a name', '\xc4: c\r\n', { '': 'c' }],
  ['bare LF', 'A: b\n c\nD: e\n', { A: 'b c', D: 'e' }],
  ['bare CR is no line end', 'A: b\rC: d\r\n', { A: 'bC: d' }],
  ['no line end', 'A: b', { A: 'b' }],
  ['NUL', 'A: b\0c\r\n', { A: 'bc' }],
])('%s', (_name, header, values) => {
  const fields = readFields(Buffer.from(header, 'latin1'), 100);
  expect(fields.map((field) => [field.name, unfolded(field).toString('latin1')])).toEqual(Object.entries(values));
});

it('finds fields by name in any case', () => {
  const fields = readFields(Buffer.from('Subject: a\r\nSUBJECT: b\r\nSubjects: c\r\n'), 100);
  expect(fieldsNamed({ fields }, 'subject').map((field) => unfolded(field).toString())).toEqual(['a', 'b']);
  expect(valueNamed({ fields }, 'sUBJECT')?.toString()).toBe('a');
  expect(valueNamed({ fields }, 'To')).toBeUndefined();
});

it('makes one field of what comes after too many', () => {
  const fields = readFields(Buffer.from('A: b\r\nC: d\r\nE: f\r\n\r\n'), 2);
  expect(fields.map(({ raw }) => raw.toString())).toEqual(['A: b\r\n', 'C: d\r\nE: f\r\n']);
  expect(fields.map(({ name }) => name)).toEqual(['A', '']);
});
