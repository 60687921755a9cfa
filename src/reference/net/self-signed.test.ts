import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { selfSignedCertificate } from './self-signed.ts';

test('the certificate verifies with its own key and names its host', () => {
  const { cert } = selfSignedCertificate('mail.example');
  const parsed = new X509Certificate(cert);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.checkHost('mail.example')).toBe('mail.example');
  expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(parsed.validTo)).toBeGreaterThan(Date.now());
});

test('a client that trusts it shakes hands', async () => {
  const certificate = selfSignedCertificate();
  const server = createServer(certificate).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, ca: certificate.cert, servername: 'localhost' });
  await once(socket, 'secureConnect');
  expect(socket.authorized).toBe(true);
  socket.destroy();
  server.close();
});
