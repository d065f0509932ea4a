import { text } from 'node:stream/consumers';

const BOT = { id: 999999, is_bot: true, first_name: 'Claw', username: 'claw_bot' };
const MENTION = '@claw_bot';
const POLL_MS = 5000;

/** Telegram's bot API, as far as a bot that polls needs it; `tell` gets what the bot sends. */
export function createTelegram(tell) {
  const updates = [];
  let wake = () => undefined;
  let messages = 0;
  const results = {
    getMe: () => BOT,
    getUpdates: async ({ offset = 0 }) => {
      const due = () => updates.filter(({ update_id }) => update_id >= Number(offset));
      if (due().length === 0) await pause(resolve => (wake = resolve));
      return due();
    },
    sendMessage: ({ chat_id, text: said }) => {
      tell({ to: String(chat_id), text: said });
      return message({ from: BOT, chat: chatOf(chat_id), text: said });
    },
  };

  function message(fields) {
    return { message_id: ++messages, date: Math.floor(Date.now() / 1000), ...fields };
  }

  return {
    say: ({ from, group, text: said }) => {
      const person = { id: from, is_bot: false, first_name: `Person ${from}` };
      const at = said.indexOf(MENTION);
      const entities = at < 0 ? [] : [{ type: 'mention', offset: at, length: MENTION.length }];
      const chat = chatOf(group ?? from);
      updates.push({ update_id: updates.length + 1, message: message({ from: person, chat, text: said, entities }) });
      wake();
    },
    answer: async (request, response) => {
      const method = new URL(request.url, 'https://api.telegram.org').pathname.split('/').at(-1);
      const result = await (results[method] ?? (() => true))(JSON.parse((await text(request)) || '{}'));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ ok: true, result }));
    },
  };
}

function chatOf(id) {
  return Number(id) < 0 ? { id: Number(id), type: 'supergroup', title: 'Team' } : { id: Number(id), type: 'private' };
}

async function pause(start) {
  let timer;
  await new Promise(resolve => {
    start(resolve);
    timer = setTimeout(resolve, POLL_MS);
  });
  clearTimeout(timer);
}
