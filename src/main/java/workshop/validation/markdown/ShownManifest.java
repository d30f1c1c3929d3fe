package workshop.validation.markdown;

import java.util.List;
import java.util.Optional;

/**
 * A manifest, or part of one, that the page shows or has the site show.
 *
 * @param line the line of the fence or directive, from 1
 * @param yamlLine the page's line on which {@code yaml} starts, from 1
 * @param yaml the YAML on the page; empty where the page only names a file for the site to show
 * @param named the path that the fence itself names, as written
 * @param object the object that a {@code kustomization} fence names, e.g. {@code
 *     Deployment/checkout}
 * @param keys the paths of keys that the page has the site point at, e.g. {@code
 *     spec.template.spec.affinity}
 */
public record ShownManifest(
    int line,
    int yamlLine,
    String yaml,
    Optional<String> named,
    Optional<String> object,
    List<String> keys) {}
