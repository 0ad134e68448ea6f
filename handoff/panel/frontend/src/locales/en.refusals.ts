/** Why something was refused, over HTTP and over the socket: English. */

import type { Refusal } from "../http";
import type { Problem } from "../socket";

export const refusals: {
  readonly http: Readonly<Record<Refusal["code"], string>>;
  readonly problem: Readonly<Record<Problem, string>>;
} = {
  http: {
    bad_request: "Something in the form is not right. Check each field.",
    weak_password: "This password is too short or too easy to guess. Choose another one.",
    bad_credentials: "The email or the password is not right.",
    signed_out: "Your session has ended. Sign in again.",
    not_allowed: "This address is not allowed to sign in here. Open the panel at its own address.",
    bad_token: "The link has been used or has expired. The server prints a new one as long as there is no administrator.",
    not_found: "The server does not know this page. Reload it.",
    too_fast: "Too many attempts. Wait a moment.",
    internal: "Something went wrong on the server. Try again.",
    unavailable: "The server cannot answer now. Try again in a moment.",
    offline: "The server cannot be reached. Check the connection and try again.",
  },
  problem: {
    taken: "Somebody else has it already.",
    not_yours: "Only the agent who has it may do this.",
    not_open: "This conversation is closed.",
    wrong_phase: "This is not possible now: somebody has changed the conversation.",
    outdated_choice: "This choice is no longer offered.",
    already_rated: "It has been rated already.",
    bad_text: "The text is empty, too long, or holds characters that cannot be kept.",
    bad_score: "A rating is a number from 1 to 5.",
    person_answers: "A person answers now.",
    bad_request: "The server did not understand. Reload the page.",
    unknown_event: "The server does not know this request. Reload the page.",
    not_allowed: "You do not have the right to do this.",
    unknown_conversation: "There is no such conversation.",
    bad_token: "Your session has ended. Sign in again.",
    bad_identity: "Who this visitor is could not be verified.",
    hello_first: "The connection is still being made. Try again.",
    too_fast: "That was too fast. Wait a moment.",
    too_many: "There are too many of these now. Close some first.",
    queue_empty: "Nobody is waiting.",
    unavailable: "The server cannot store anything now. Try again in a moment.",
    internal: "Something went wrong on the server. Try again.",
    lost: "No answer from the server. Try again once connected.",
  },
};
