/**
 * Whether the manifests are what a page says: files that it names, YAML that it shows, labels and
 * values that it states, kustomizations that it applies. Start reading at {@link
 * workshop.validation.manifests.PageAgainstManifests}.
 */
package workshop.validation.manifests;
