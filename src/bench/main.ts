import { benchParse } from './parse.ts';
import { benchPingPong } from './ping-pong.ts';

/** `npm run bench [-- HOST:PORT]`: what parsing and a session cost; the round trips go to an IMAP server, if one is named. */
const [place] = process.argv.slice(2);
const colon = place?.lastIndexOf(':') ?? -1;
const target = place === undefined ? undefined : { host: place.slice(0, colon), port: Number(place.slice(colon + 1)) };

process.stdout.write(`${await benchPingPong(target)}\n`);
process.stdout.write(await benchParse());
