import type { FaqPage } from "../route";
export function FaqPages({ page }: { readonly page: FaqPage }) {
  return <p>{page.name}</p>;
}
