package workshop.validation.commands;

import static workshop.validation.findings.Comparison.CLUSTER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import workshop.lesson.Content;
import workshop.shell.ContentRoots;
import workshop.shell.ShellCommands;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/**
 * Which commands of a page can be run on a cluster without AWS, and which can't: decided from their
 * text, before anything runs.
 *
 * @param blocks what can be run, block by block, in the page's order
 * @param skipped what can't
 */
public record CommandPlan(List<Block> blocks, List<Finding> skipped) {

  /**
   * A block of the page, with those of its commands that are run.
   *
   * @param block the block, without the commands that aren't run
   * @param missed a command before it that changes something and wasn't run, so that what is seen
   *     here proves nothing
   */
  public record Block(PageBlock block, Optional<PageCommand> missed) {}

  private static final Set<String> OF_THE_SHELL =
      Set.of(
          ("HOME PATH PWD OLDPWD USER HOSTNAME SHELL LANG TERM RANDOM SECONDS IFS PS1 EUID UID PPID"
                  + " LINENO BASH_VERSION REPLY OPTARG OPTIND TMPDIR COLUMNS LINES KUBECONFIG")
              .split(" "));

  public CommandPlan {
    blocks = List.copyOf(blocks);
    skipped = List.copyOf(skipped);
  }

  /** Whether all commands can be run. */
  public boolean isWhole() {
    return skipped.isEmpty();
  }

  /** The commands that can be run. */
  public List<PageCommand> commands() {
    return blocks.stream().flatMap(it -> it.block().commands().stream()).toList();
  }

  /** The plan of a page. */
  public static CommandPlan of(Page page, Content content, ContentRoots learner) {
    var planning = new Planning(page, content, learner);
    page.blocksToRun().forEach(planning::add);
    return new CommandPlan(planning.blocks, planning.skipped);
  }

  private static final class Planning {

    private final Page page;
    private final Content content;
    private final ContentRoots learner;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Finding> skipped = new ArrayList<>();
    private final Set<String> sets = new HashSet<>(OF_THE_SHELL);
    private final Set<String> functions = new HashSet<>();
    private final Map<String, PageCommand> missing = new HashMap<>();
    private Optional<PageCommand> missed = Optional.empty();

    Planning(Page page, Content content, ContentRoots learner) {
      this.page = page;
      this.content = content;
      this.learner = learner;
    }

    void add(PageBlock block) {
      var before = missed;
      var runs = new ArrayList<PageCommand>();
      Optional<PageCommand> missedHere = Optional.empty();
      for (var command : block.commands()) {
        if (PrepareCommand.read(command.text()).isPresent()) {
          continue;
        }
        var shell = ShellCommands.of(command.text());
        var needs =
            shell.programs().stream().map(it -> CommandNeeds.of(it, learner, functions)).toList();
        var obstacle =
            missedHere
                .map(
                    it -> "It follows the command at line %d, which isn't run".formatted(it.line()))
                .or(() -> needs.stream().flatMap(it -> it.obstacle().stream()).findFirst())
                .or(() -> wanting(command, shell));
        if (obstacle.isEmpty()) {
          sets.addAll(shell.sets());
          shell.sets().forEach(missing::remove);
          functions.addAll(shell.functions());
          runs.add(command);
          continue;
        }
        skipped.add(skip(command, obstacle.get()));
        shell.sets().forEach(it -> missing.put(it, command));
        if (shell.writes() || needs.stream().anyMatch(CommandNeeds::changes)) {
          missedHere = missedHere.or(() -> Optional.of(command));
          missed = missed.or(() -> Optional.of(command));
        }
      }
      if (!runs.isEmpty()) {
        var kept = new PageBlock(block.line(), block.language(), block.annotations(), runs);
        blocks.add(new Block(kept, before));
      }
    }

    /** What the command's variables and manifests lack. */
    private Optional<String> wanting(PageCommand command, ShellCommands shell) {
      var texts = HandedOver.of(command.text(), content, learner);
      var reads = new HashSet<>(shell.reads());
      if (shell.programs().stream().anyMatch(it -> it.get(0).equals("envsubst"))) {
        reads.addAll(texts.variables());
      }
      shell.sets().forEach(reads::remove);
      for (var variable : reads.stream().sorted().toList()) {
        if (missing.containsKey(variable)) {
          return Optional.of(
              "It needs $%s, which the command at line %d sets, and that isn't run"
                  .formatted(variable, missing.get(variable).line()));
        }
        if (!sets.contains(variable)) {
          return Optional.of("It needs $%s, which nothing on the page sets".formatted(variable));
        }
      }
      var kinds = texts.kinds();
      return kinds.isEmpty()
          ? Optional.empty()
          : Optional.of("It needs an add-on that isn't there, for " + String.join(", ", kinds));
    }

    private Finding skip(PageCommand command, String why) {
      return CLUSTER.unclear(
          page.at(command.line()),
          "runs " + command.text(),
          why,
          "Nothing, if that is meant; it isn't run here.");
    }
  }
}
