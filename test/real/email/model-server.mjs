import { once } from 'node:events';
import https from 'node:https';
import { text } from 'node:stream/consumers';

/** A model that calls the tools that a mail told it to call, then is content; `tell` gets what it was asked. */
export async function startModelServer({ address, key, cert, tell }) {
  const server = https.createServer({ key, cert }, async (request, response) => {
    const question = JSON.parse(await text(request));
    tell(question);
    const wanted = /CALL:([\w,]+)/.exec(JSON.stringify(question.messages.at(-1)))?.[1].split(',') ?? [];
    const choice = wanted.length > 0 ? callOf(wanted) : { delta: { content: 'Noted.' }, finish_reason: 'stop' };
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.end(`data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\ndata: [DONE]\n\n`);
  });
  server.listen(443, address);
  await once(server, 'listening');
}

/** By their names, and by the search that OpenClaw offers in place of long lists. */
function callOf(names) {
  const calls = names.flatMap(name => [
    { name, arguments: '{}' },
    { name: 'tool_call', arguments: JSON.stringify({ id: name, args: {} }) },
  ]);
  const tool_calls = calls.map((call, index) => ({ index, id: `call-${index}`, type: 'function', function: call }));
  return { delta: { tool_calls }, finish_reason: 'tool_calls' };
}
