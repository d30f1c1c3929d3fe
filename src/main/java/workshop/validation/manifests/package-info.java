/**
 * Whether the manifests are what pages say, where a page ties words to one: a reader for each kind
 * of tie ({@code ShownClaims}, {@code CommandClaims}, {@code ProseClaims}) makes claims, each claim
 * is checked against what the manifests hold and make. Start reading at {@link
 * workshop.validation.manifests.PageAgainstManifests}.
 */
package workshop.validation.manifests;
