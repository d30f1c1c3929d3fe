package workshop.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a learner finds the content: the folders under which {@code modules} and {@code
 * base-application} lie on the machine that the page's commands are typed on.
 *
 * @param roots the folders, as pages write them
 */
public record ContentRoots(List<String> roots) {

  /** The folders that pages of the workshop have used. */
  public static final ContentRoots KNOWN =
      new ContentRoots(
          List.of(
              "~/environment/eks-workshop",
              "$HOME/environment/eks-workshop",
              "/home/ec2-user/environment/eks-workshop",
              "/eks-workshop",
              "/workspace",
              "/manifests",
              "manifests"));

  public ContentRoots {
    roots = List.copyOf(roots);
  }

  /** The same folders and one more: where the content is mounted. */
  public ContentRoots with(String root) {
    return new ContentRoots(
        Stream.concat(Stream.of(root.replaceAll("/+$", "")), roots.stream()).distinct().toList());
  }

  /**
   * A path as the content knows it: {@code modules/…} or {@code base-application/…}, without a
   * slash at its end.
   *
   * @param written the path as the page writes it
   * @return the path below the content's root; empty if it doesn't lead into the content
   */
  public Optional<String> withinContent(String written) {
    var path = written.replaceAll("(?<=.)/+$", "").replaceAll("/(?:\\./)+", "/");
    return Stream.concat(roots.stream().map(root -> root + "/"), Stream.of("./", "/", ""))
        .filter(path::startsWith)
        .map(root -> path.substring(root.length()))
        .filter(rest -> rest.matches("(?:modules|base-application)(?:/.*)?"))
        .findFirst();
  }
}
