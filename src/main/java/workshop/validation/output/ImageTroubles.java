package workshop.validation.output;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.kubernetes.ImageUse;

/** Which workloads don't run, or not as they are, for want of an image. */
final class ImageTroubles {

  private static final Pattern IMAGE =
      Pattern.compile("[\\w.-]{1,100}(?:/[\\w.-]{1,100}){0,5}:[A-Za-z\\d][\\w.-]{0,100}");

  private OutputContext context;

  ImageTroubles(OutputContext context) {
    this.context = context;
  }

  /** Takes notice of what is known now. */
  void know(OutputContext now) {
    context = now;
  }

  OutputContext context() {
    return context;
  }

  /** Why an object may not be as the page shows it; empty if no image is to blame. */
  Optional<String> missing(String namespace, String name) {
    return context.withoutImage().stream()
        .filter(use -> isOf(use, namespace, name))
        .findFirst()
        .map(ImageTroubles::missing);
  }

  /** Why what a command is about may not be as the page shows it. */
  Optional<String> missing(PrintingCommand command) {
    return about(command, context.withoutImage().stream()).map(ImageTroubles::missing);
  }

  /** Why a program's words may be others than the page shows. */
  Optional<String> standIn(PrintingCommand command) {
    // What runs in a container may have asked any other.
    boolean others = !command.verb().equals("logs");
    return about(command, context.standIns().stream())
        .or(() -> context.standIns().stream().filter(it -> others).findFirst())
        .map(it -> "the image %s is a stand-in here".formatted(it.image()));
  }

  /**
   * Why an image may have another name than a line of the page shows: a runtime that knows an image
   * by several names tells one of them, and stand-ins have many.
   *
   * @param printed all that was printed
   */
  Optional<String> otherName(String line, List<String> printed) {
    var used = context.standIns().stream().map(ImageUse::image).map(ImageTroubles::full).toList();
    return words(line)
        .filter(it -> used.contains(full(it)))
        .filter(
            it ->
                printed.stream()
                    .flatMap(ImageTroubles::words)
                    .anyMatch(
                        other -> IMAGE.matcher(other).matches() && !used.contains(full(other))))
        .findFirst()
        .map("the image %s is a stand-in here, and may be called otherwise"::formatted);
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split("[\\s\"',]+"));
  }

  /** An image's name as container runtimes write it out. */
  private static String full(String image) {
    var bare = image.replaceFirst("^docker\\.io/(?:library/)?", "");
    return bare.substring(bare.lastIndexOf('/') + 1).matches("[^:@]*") ? bare + ":latest" : bare;
  }

  private static Optional<ImageUse> about(PrintingCommand command, Stream<ImageUse> uses) {
    var names = command.names();
    return uses.filter(
            use ->
                names.isEmpty()
                    ? Set.of(use.namespace(), "").contains(command.namespace())
                    : isOneOf(use, names, command.namespace()))
        .findFirst();
  }

  private static boolean isOneOf(ImageUse use, List<String> names, String namespace) {
    return names.stream()
        .anyMatch(name -> name.contains(ShellStages.INSERTED) || isOf(use, namespace, name));
  }

  /** The name of what a pod, or an object of a type, belongs to: {@code x} of {@code pod/x-…}. */
  static String workload(String name) {
    var bare = name.substring(name.indexOf('/') + 1);
    return GeneratedName.read(bare).map(GeneratedName::known).orElse(bare);
  }

  /** Whether it is a workload's, or that of the pods that have its name with a number behind. */
  private static boolean isOf(ImageUse use, String namespace, String name) {
    var owner = workload(name);
    boolean here = namespace.isEmpty() || use.namespace().isEmpty();
    return (here || use.namespace().equals(namespace))
        && (owner.equals(use.workload()) || owner.matches("\\Q" + use.workload() + "\\E-\\d{1,5}"));
  }

  private static String missing(ImageUse use) {
    return "the image %s of %s can't be had here".formatted(use.image(), use.workload());
  }
}
