/** The first administrator, by the one-time link that the server prints. */

import { useState } from "preact/hooks";
import { useWords } from "../i18n";
import { setUp } from "../session";
import { Complaint, Door, type DoorProps } from "./door";
import { Field } from "./field";
import { useSubmit } from "./submit";

const MIN_PASSWORD = 12;
const EMPTY = { name: "", email: "", password: "" };

interface Props extends DoorProps {
  readonly token: string;
  readonly leave: () => void;
}

export function SetUpPage({ token, leave, enter, ...door }: Props) {
  const words = useWords();
  const [form, set] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: form[name],
    onValue: (value: string) => set((was) => ({ ...was, [name]: value })),
  });
  const send = () => setUp({ token, name: form.name.trim(), email: form.email.trim(), password: form.password });
  const { working, refusal, seconds, submit } = useSubmit(send, enter);
  return (
    <Door {...door} title={words.setUp.title} lead={words.setUp.lead}>
      <form class="form" onSubmit={submit}>
        <Field
          {...field("name")}
          label={words.setUp.name}
          hint={words.setUp.nameHint}
          autocomplete="name"
          maxLength={80}
          focused
        />
        <Field {...field("email")} label={words.signIn.email} type="email" autocomplete="username" maxLength={254} />
        <Field
          {...field("password")}
          label={words.signIn.password}
          hint={words.setUp.passwordHint(MIN_PASSWORD)}
          type="password"
          autocomplete="new-password"
          minLength={MIN_PASSWORD}
          maxLength={256}
        />
        <Complaint refusal={refusal} seconds={seconds} />
        <button type="submit" class="primary wide" disabled={working || seconds > 0}>
          {working ? words.setUp.working : words.setUp.submit}
        </button>
        {refusal?.code === "bad_token" && (
          <button type="button" class="wide" onClick={leave}>
            {words.setUp.toSignIn}
          </button>
        )}
      </form>
    </Door>
  );
}
