import { text } from 'node:stream/consumers';

/** A model that calls the one tool that a message tells it to call, and waits as long as one tells it to. */
export function createModel(tell) {
  let release = () => undefined;
  return {
    release: () => release(),
    answer: async (request, response) => {
      const question = JSON.parse(await text(request));
      const said = question.messages.map(plain).filter(({ content }) => !content.startsWith('<<<BEGIN_OPENCLAW'));
      const last = said.at(-1);
      tell({ tools: (question.tools ?? []).map(tool => tool.function.name), messages: said });
      if (last.role === 'user' && last.content.includes('HOLD')) {
        await new Promise(resolve => {
          release = resolve;
        });
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, ...choice(last) }] })}\n\ndata: [DONE]\n\n`);
    },
  };
}

function plain({ role, content }) {
  return { role, content: typeof content === 'string' ? content : (content ?? []).map(part => part.text).join('') };
}

function choice({ role, content }) {
  const [, name, args] = (role === 'user' && /CALL (\w+) (\{.*?\}) NOW/.exec(content)) || [];
  if (name === undefined) return { delta: { content: 'Noted.' }, finish_reason: 'stop' };
  const call = { index: 0, id: 'call-0', type: 'function', function: { name, arguments: args } };
  return { delta: { tool_calls: [call] }, finish_reason: 'tool_calls' };
}
