/** Sign-in. */

import { useState } from "preact/hooks";
import { useWords } from "../i18n";
import { signIn } from "../session";
import { Complaint, Door, type DoorProps } from "./door";
import { Field } from "./field";
import { useSubmit } from "./submit";

/** Why one is here, when it was not by choice. */
export type Greeting = "ended" | "signedOut" | null;

export function SignInPage({ greeting, enter, ...door }: DoorProps & { readonly greeting: Greeting }) {
  const words = useWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { working, refusal, seconds, submit } = useSubmit(() => signIn({ email: email.trim(), password }), enter);
  return (
    <Door {...door} title={words.signIn.title} lead={words.signIn.lead}>
      {greeting && !refusal && <p class="hello">{words.signIn[greeting]}</p>}
      <form class="form" onSubmit={submit}>
        <Field
          label={words.signIn.email}
          name="email"
          type="email"
          autocomplete="username"
          value={email}
          onValue={setEmail}
          maxLength={254}
          focused
        />
        <Field
          label={words.signIn.password}
          name="password"
          type="password"
          autocomplete="current-password"
          value={password}
          onValue={setPassword}
          maxLength={256}
        />
        <Complaint refusal={refusal} seconds={seconds} />
        <button type="submit" class="primary wide" disabled={working || seconds > 0}>
          {working ? words.signIn.working : words.signIn.submit}
        </button>
      </form>
    </Door>
  );
}
