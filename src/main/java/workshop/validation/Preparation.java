package workshop.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.validation.commands.PrepareCommand;
import workshop.validation.findings.ReportPath;

/**
 * What has to be there before a page that is no lesson's.
 *
 * @param base the kustomizations that are applied, below the content's manifests; empty for nothing
 * @param from where that is said, for people
 * @param addOns the path whose add-ons can't be had, since they are AWS's; empty if there are none
 */
public record Preparation(List<String> base, String from, Optional<String> addOns) {

  private static final String NO_LINE = "no prepare-environment says otherwise (nor does --base)";

  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  public Preparation {
    base = List.copyOf(base);
  }

  /** What a lesson has there, by its own definition. */
  static Preparation ofLesson() {
    return new Preparation(List.of(), "", Optional.empty());
  }

  /**
   * What an option asks for: {@code whole} (the sample application), {@code none}, or a
   * kustomization below the content's manifests.
   *
   * @throws WorkshopException if there is no such kustomization
   */
  public static Preparation asked(Content content, String option) {
    var base =
        switch (option) {
          case "none" -> List.<String>of();
          case "whole" -> whole(content);
          default -> List.of(existing(content, option));
        };
    return new Preparation(base, "the option --base " + option, Optional.empty());
  }

  private static String existing(Content content, String path) {
    if (!isKustomization(content.manifests().resolve(path))) {
      throw new WorkshopException(
          Failure.of(
              "a kustomization " + path + " below " + ReportPath.of(content.manifests()),
              "there is none",
              "correct --base (make validate BASE=…): whole, none, or its path"));
    }
    return path;
  }

  /**
   * What the page's own {@code prepare-environment} asks for, or else the nearest {@code index.md}
   * in its folder and those above; nothing, if none of them has such a line.
   */
  public static Preparation of(Content content, Path page) {
    for (var file : candidates(content, page)) {
      var found = line(file);
      if (found.isPresent()) {
        var command = found.get().command();
        var path = command.path();
        return new Preparation(
            whole(content),
            "prepare-environment%s at %s:%d"
                .formatted(
                    path.map(it -> " " + it).orElse(""),
                    ReportPath.within(content.root()).shown(file),
                    found.get().line()),
            path.filter(it -> hasAddOns(content, it)));
      }
    }
    return new Preparation(List.of(), NO_LINE, Optional.empty());
  }

  private static List<Path> candidates(Content content, Path page) {
    var root = content.root().toAbsolutePath().normalize();
    var files = new ArrayList<Path>(List.of(page));
    var folder = page.toAbsolutePath().normalize().getParent();
    while (folder != null && folder.startsWith(root)) {
      Stream.of("index.md", "index.mdx")
          .map(folder::resolve)
          .filter(Files::isRegularFile)
          .filter(file -> !file.equals(page.toAbsolutePath().normalize()))
          .forEach(files::add);
      folder = folder.getParent();
    }
    return files;
  }

  private record Found(PrepareCommand command, int line) {}

  private static Optional<Found> line(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // which is told where the page is read
    }
    try {
      var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        int line = i + 1;
        var found = PrepareCommand.read(lines.get(i)).map(it -> new Found(it, line));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new WorkshopException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The add-ons of a path are Terraform's, in a hidden folder. */
  private static boolean hasAddOns(Content content, String path) {
    return Files.isDirectory(content.manifests().resolve("modules").resolve(path))
        && Files.isDirectory(
            content.manifests().resolve("modules").resolve(path).resolve(".workshop/terraform"));
  }

  /** The sample application: one kustomization, or those of its parts. */
  private static List<String> whole(Content content) {
    var base = content.manifests().resolve(content.base());
    if (isKustomization(base)) {
      return List.of(content.base());
    }
    try (var parts = Files.list(base)) {
      return parts
          .filter(Preparation::isKustomization)
          .map(part -> content.base() + "/" + part.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorkshopException("%s can't be listed: %s".formatted(base, e.getMessage()), e);
    }
  }

  private static boolean isKustomization(Path folder) {
    return KUSTOMIZATIONS.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
  }

  /** What is to be known of it, as sentences. */
  List<String> notes() {
    if (equals(ofLesson())) {
      return List.of();
    }
    var notes = new ArrayList<String>();
    var what =
        base.isEmpty() ? "nothing" : "the sample application (" + String.join(", ", base) + ")";
    notes.add("Before the page there is %s: %s.".formatted(what, from));
    addOns.ifPresent(
        it -> notes.add("The add-ons of %s are AWS's, and can't be had here.".formatted(it)));
    return notes;
  }
}
