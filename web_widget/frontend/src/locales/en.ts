/**
 * What the widget says in English. `{n}`, `{name}` and `{time}` are filled in.
 *
 * Lines of the conversation have the names of their entries, and who answers has the name of the phase.
 */

export const en = {
  chat: "Chat",
  close: "Close the chat",
  launcher: "Chat with us",
  unread: { one: "{n} new message", other: "{n} new messages" },

  bot: "Automatic assistant",
  you: "You",
  queued: "Waiting for a person",
  assigned: "{name} answers you",

  messages: "Conversation",
  older: "Show older messages",
  newest: "New messages",
  today: "Today",
  yesterday: "Yesterday",
  typing: "{name} is typing",
  sending: "Sending",
  sent: "Sent",
  seen: "Seen",
  solved: "Has this been solved?",

  message: "Your message",
  placeholder: "Write a message…",
  again: "Write again…",
  send: "Send",
  left: { one: "{n} character left", other: "{n} characters left" },
  tooLong: { one: "{n} character too many", other: "{n} characters too many" },
  person: "Talk to a person",
  asking: "Asking for a person…",

  next: "You are next in line",
  ahead: { one: "{n} person is ahead of you", other: "{n} people are ahead of you" },
  wait: "expected wait: ",
  about: { one: "about {n} minute", other: "about {n} minutes" },
  upTo: { one: "up to {n} minute", other: "up to {n} minutes" },
  latest: "a person answers by {time} at the latest",
  late: "we are late, and sorry: yours is answered as soon as possible",

  asked_for_person: "You asked for a person",
  handed_off: "Handed over to our team",
  claimed: "{name} answers you now",
  released: "{name} put this back in the queue: the next person answers",
  resolution_confirmed: "You said that it is solved",
  resolution_declined: "You said that it is not solved yet",
  closed: "Conversation closed",
  closedSilence: "Closed, as we heard nothing more",
  reopened: "Conversation opened again",

  rate: "How did we do?",
  stars: { one: "{n} star of 5", other: "{n} stars of 5" },
  comment: "Anything to add? (optional)",
  sendRating: "Send rating",
  thanks: "Thank you for your rating.",

  menu: "More",
  asText: "Download as text",
  asPage: "Download as web page",

  connecting: "Connecting…",
  lost: "No connection. We keep your message and send it when the connection is back.",
  retry: "Try again",
  discard: "Discard",

  errText: "This can't be sent: it is empty, too long or not plain text.",
  errChoice: "This button no longer counts. Use the newest ones, or write.",
  errClosed: "This is no longer possible here. Write a new message.",
  errDown: "That did not work just now. Try again in a moment.",
  errPage: "The chat is not available on this page.",
};
