/**
 * A page of the workshop, as its author wrote it, and what is made of it: its commands, the output
 * it documents, the manifests it shows and names, and three comparisons of it: with the features,
 * with the manifests and with what a cluster printed.
 */
package workshop.page;
