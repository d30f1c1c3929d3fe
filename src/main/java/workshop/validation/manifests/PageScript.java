package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.shell.SimpleCommand;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;

/**
 * The commands of a page, taken apart.
 *
 * @param lines the commands in order
 * @param made the names of the files and folders that learners may make in the content while they
 *     follow the page
 * @param written the names of those that they make anywhere
 */
record PageScript(List<Line> lines, Set<String> made, Set<String> written) {

  /**
   * A command of the page.
   *
   * @param command the command
   * @param tested whether learners are meant to run it
   * @param mayFail whether it may fail
   * @param parts its simple commands in order
   */
  record Line(PageCommand command, boolean tested, boolean mayFail, List<Part> parts) {

    /** Whether learners run it, and it does what it is for. */
    boolean toRun() {
      return tested && !mayFail;
    }
  }

  /**
   * A simple command.
   *
   * @param command the command
   * @param folder the folder of the content that it is typed in; empty if that can't be told
   */
  record Part(SimpleCommand command, Optional<Path> folder) {

    private static final Pattern RELATIVE = Pattern.compile("[\\w.][\\w./@+-]{0,999}");

    /** What a path in the command means; empty if that isn't surely a place in the content. */
    Optional<Path> path(String written, ManifestFolders folders) {
      return folders
          .learners(written)
          .or(
              () ->
                  folder
                      .filter(it -> RELATIVE.matcher(written).matches())
                      .map(it -> it.resolve(written).normalize()))
          .filter(it -> it.startsWith(folders.repository()));
    }
  }

  private static final Pattern CREATES =
      Pattern.compile(
          "(?i)\\b(?:creat|sav|writ|generat|download|cop|clon)(?:e|es|ed|ing|y|ies)?\\b");

  private static final int LONGEST = 100_000;

  /** Programs after which any file may be there. */
  private static final Pattern UNPACKS =
      Pattern.compile("git (?:clone|pull|checkout).*|unzip .*|tar .*|helm (?:pull|create) .*");

  /** Stands in {@link #made} for every name. */
  private static final String ANYTHING = "*";

  static PageScript of(Page page, ManifestFolders folders) {
    var lines = new ArrayList<Line>();
    var writes = new Writes(folders, new HashSet<>(), new HashSet<>());
    Optional<Path> folder = Optional.empty();
    for (var block : page.blocks()) {
      for (var command : block.commands()) {
        var parts = new ArrayList<Part>();
        for (var simple : simple(command)) {
          var part = new Part(simple, folder);
          parts.add(part);
          writes.of(part);
          if (simple.program().matches("cd|pushd|popd")) {
            folder =
                simple.words().size() == 2 && !simple.conditional()
                    ? part.path(simple.words().get(1), folders)
                    : Optional.empty();
          }
        }
        var annotations = block.annotations();
        lines.add(new Line(command, annotations.test(), annotations.expectError(), parts));
      }
    }
    for (var passage : page.prose()) {
      for (var sentence : Sentence.in(passage)) {
        if (CREATES.matcher(sentence.text()).find()) {
          sentence.codes().forEach(code -> writes.add(code.text()));
        }
      }
    }
    return new PageScript(lines, writes.made(), writes.written());
  }

  /** The simple commands of one that is short enough to be typed. */
  private static List<SimpleCommand> simple(PageCommand command) {
    return command.text().length() > LONGEST ? List.of() : SimpleCommand.of(command.text());
  }

  /** Collects what is written. */
  private record Writes(ManifestFolders folders, Set<String> made, Set<String> written) {

    void add(String path) {
      var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      var name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
      if (!name.isEmpty() && name.length() < 256) {
        written.add(name);
        boolean elsewhere = path.matches("[~/].*") && folders.learners(path).isEmpty();
        if (!elsewhere || path.contains("$")) {
          made.add(name);
        }
      }
    }

    void of(Part part) {
      var command = part.command();
      command.writes().forEach(this::add);
      var words = command.words();
      var line = String.join(" ", words.subList(0, Math.min(3, words.size())));
      boolean inContent =
          part.folder().isPresent()
              || words.stream().anyMatch(it -> folders.learners(it).isPresent());
      if (inContent && UNPACKS.matcher(line).matches()) {
        made.add(ANYTHING);
      }
      switch (command.program()) {
        case "tee", "touch", "mkdir", "vi", "vim", "nano", "code" ->
            words.stream().skip(1).forEach(this::add);
        case "mv", "curl", "wget", "git" -> words.stream().skip(2).forEach(this::add);
        case "cp", "ln" -> words.stream().skip(words.size() - 1L).forEach(this::add);
        default -> {
          int output = Math.max(words.indexOf("-o"), words.indexOf("--output"));
          if (output >= 0 && output + 1 < words.size()) {
            add(words.get(output + 1));
          }
        }
      }
    }
  }

  /** The words of the commands that change objects other than by manifests. */
  Set<String> touched() {
    return lines.stream()
        .flatMap(line -> line.parts().stream())
        .map(part -> part.command().words())
        .filter(words -> words.size() > 1 && words.get(0).equals("kubectl"))
        .filter(words -> words.get(1).matches("scale|patch|set|edit|autoscale|label|annotate"))
        .flatMap(List::stream)
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  /** Whether a file that isn't in the content may be one that the learner has made. */
  boolean mayHaveMade(Path file) {
    if (made.contains(ANYTHING)) {
      return true;
    }
    for (var it = file; it != null && it.getFileName() != null; it = it.getParent()) {
      if (Files.exists(it)) {
        return false;
      }
      if (made.contains(it.getFileName().toString())) {
        return true;
      }
    }
    return false;
  }
}
