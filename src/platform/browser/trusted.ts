/** The part of the Trusted Types standard that is used here; TypeScript's own types do not have it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

let policy: { createScriptURL(address: string): string } | null = null;

/** Addresses of workers of the page's own origin pass; everything else is refused. The only Trusted Types policy of the page. */
export function trustedScript(address: string): string {
  const sameOrigin = (text: string): string => {
    const url = new URL(text, document.baseURI);
    if (url.origin !== location.origin) throw new TypeError(`invalid worker address: ${text} (expected one of this origin)`);
    return url.href;
  };
  const trustedTypes = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes ? trustedTypes.createPolicy('lab-race', { createScriptURL: sameOrigin }) : { createScriptURL: sameOrigin };
  return policy.createScriptURL(address);
}
