package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * Whether the manifests of a content are what its pages say. A page says something of a manifest
 * only where it ties words to it: a directive, a path in a command, a fence with a file's name, a
 * setting in code style under a manifest or beside an object's name. Outputs, examples and what
 * tools or the cluster make claim nothing.
 *
 * <p>Pages may be compared by several threads; each manifest is read and each kustomization built
 * once.
 */
public final class PageAgainstManifests {

  private final ManifestIndex index;

  /** {@code kustomize} builds the kustomizations that pages apply. */
  public PageAgainstManifests(ManifestFolders folders, KustomizeBuild kustomize) {
    index = ManifestIndex.of(folders, kustomize);
  }

  /** What isn't so, for one page of the content. */
  public static List<Finding> compare(
      Page page, ManifestFolders folders, KustomizeBuild kustomize) {
    return new PageAgainstManifests(folders, kustomize).compare(page);
  }

  /** What isn't so; each thing once. */
  public List<Finding> compare(Page page) {
    var script = PageScript.of(page, index.folders());
    var commands = new CommandClaims(script, index.folders());
    var used =
        commands.named().stream().flatMap(it -> index.files(it).stream()).distinct().toList();
    var shown = new ShownClaims(page, index.folders(), script, used);
    var prose =
        new ProseClaims(page, index, script, shown.ties(), own(shown, used), files(shown, used));
    var said = new HashSet<List<Object>>();
    return Stream.concat(
            Stream.of(commands.claims(), shown.claims(), prose.claims())
                .flatMap(List::stream)
                .distinct()
                .flatMap(claim -> claim.check(page, index).stream()),
            Stream.of(
                    new Lifecycle(page, script, index).findings(),
                    new ObjectCommands(page, script, objects(script, commands, shown)).findings())
                .flatMap(List::stream))
        .filter(it -> said.add(List.of(it.place(), it.pageSays(), it.isSo())))
        .toList();
  }

  /** The objects of the sample application, and of what the page shows and applies. */
  private List<ManifestObject> objects(
      PageScript script, CommandClaims commands, ShownClaims shown) {
    var applied =
        script.lines().stream()
            .flatMap(line -> commands.applied(line).stream())
            .flatMap(it -> it.objects(index).stream())
            .flatMap(List::stream);
    var files =
        Stream.concat(shown.ties().stream().map(Tie::file), index.sampleApplication().stream());
    return Stream.concat(applied, index.objects(files).stream()).toList();
  }

  /** The manifests that the page shows or uses. */
  private static List<Path> own(ShownClaims shown, List<Path> used) {
    return Stream.concat(shown.ties().stream().map(Tie::file), used.stream()).distinct().toList();
  }

  /** The same, and the sample application's. */
  private List<Path> files(ShownClaims shown, List<Path> used) {
    return Stream.concat(own(shown, used).stream(), index.sampleApplication().stream())
        .distinct()
        .toList();
  }
}
