package workshop.validation.commands;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;

/**
 * What a program of a command line needs that isn't there where pages are run: on a node of a
 * cluster without AWS, beside kubectl and what every Debian has.
 *
 * @param obstacle why it can't be run, as a sentence; empty if it can
 * @param changes whether it may change something that later commands see
 */
record CommandNeeds(Optional<String> obstacle, boolean changes) {

  private static final Set<String> THERE =
      Set.of(
          ("[ [[ : . true false alias awk base64 basename bash break cat cd chmod column comm command"
                  + " continue cp cut date declare diff dirname echo egrep env envsubst eval exit"
                  + " expand export expr fgrep find fmt fold function getopts grep head hostname"
                  + " id jq kubectl let ln local ls mapfile md5sum mkdir mktemp mv nl nproc od paste"
                  + " printenv printf pwd read readarray readlink readonly realpath return rev rm"
                  + " rmdir sed seq set sh sha256sum shift shopt sleep sort source split stat sum"
                  + " tac tail tee test touch tr trap tsort type typeset umask unalias uname uniq"
                  + " unset wait wc whoami yes")
              .split(" "));

  private static final Set<String> WRAPPERS =
      Set.of("command", "builtin", "exec", "nohup", "env", "xargs", "timeout", "sudo");

  private static final Set<String> LEAVING =
      Set.of(
          ("curl wget ssh scp sftp ftp ping traceroute dig nslookup host nc ncat telnet siege hey ab"
                  + " k6 wrk http git open")
              .split(" "));

  private static final Set<String> OF_AWS =
      Set.of("aws", "eksctl", "terraform", "sam", "cdk", "copilot", "ecs-cli", "eks-node-viewer");

  private static final Set<String> READING_VERBS =
      Set.of(
          ("get describe logs top explain version api-resources api-versions cluster-info config"
                  + " wait diff auth kustomize port-forward proxy options help completion events")
              .split(" "));

  private static final Set<String> CHANGING_VERBS =
      Set.of(
          ("apply create delete replace patch edit label annotate taint cordon uncordon drain scale"
                  + " autoscale rollout expose run set exec cp attach debug certificate")
              .split(" "));

  /** What a program needs, with its arguments. */
  static CommandNeeds of(List<String> program, ContentRoots learner, Set<String> functions) {
    var name = program.get(0);
    if (WRAPPERS.contains(name)) {
      return wrapped(program, learner, functions);
    }
    if (name.equals("kubectl")) {
      return kubectl(CanonicalCommand.kubectl(program, learner));
    }
    boolean script = name.matches("bash|sh|source|\\.") && program.size() > 1;
    if (name.contains("/") || script && !program.get(1).startsWith("-")) {
      return cannot("It runs a script, which isn't looked into", true);
    }
    if (name.contains("$")) {
      return cannot("What it runs is in a variable", true);
    }
    if (name.equals("watch") || name.equals("tail") && program.contains("-f")) {
      return cannot("It never ends by itself", false);
    }
    if (OF_AWS.contains(name)) {
      return cannot("It needs AWS: " + name, !onlyReads(program));
    }
    if (LEAVING.contains(name)) {
      return cannot("It would leave the cluster: " + name, !name.matches("ping|dig|nslookup|host"));
    }
    return THERE.contains(name) || functions.contains(name)
        ? new CommandNeeds(Optional.empty(), false)
        : cannot("It needs a tool that isn't there: " + name, true);
  }

  private static CommandNeeds cannot(String why, boolean changes) {
    return new CommandNeeds(Optional.of(why), changes);
  }

  /** The program behind one that starts another, its own options and settings left out. */
  private static CommandNeeds wrapped(
      List<String> program, ContentRoots learner, Set<String> functions) {
    if (program.get(0).equals("sudo")) {
      return cannot("It needs a tool that isn't there: sudo", true);
    }
    var inner =
        program.stream()
            .skip(1)
            .dropWhile(
                it -> it.startsWith("-") || it.contains("=") || it.matches("\\d+\\w?|\\{\\}"))
            .toList();
    return inner.isEmpty()
        ? new CommandNeeds(Optional.empty(), false)
        : of(inner, learner, functions);
  }

  private static boolean onlyReads(List<String> program) {
    return program.stream()
        .skip(1)
        .filter(it -> !it.startsWith("-"))
        .limit(2)
        .anyMatch(it -> it.matches("(?:get|list|describe|wait|ls|head|output|show|plan)(?:-.*)?"));
  }

  private static CommandNeeds kubectl(CanonicalCommand command) {
    var verb = command.words().stream().skip(1).findFirst().orElse("help");
    boolean changes = !READING_VERBS.contains(verb) && !isRolloutReading(command);
    if (!READING_VERBS.contains(verb) && !CHANGING_VERBS.contains(verb)) {
      return cannot("It needs a plugin of kubectl: " + verb, true);
    }
    var flags = command.flags();
    boolean terminal =
        flags.containsKey("stdin-tty")
            || flags.containsKey("tty")
            || verb.matches("edit|attach|debug");
    if (terminal) {
      return cannot("It needs a terminal: kubectl " + verb, changes);
    }
    boolean watches =
        verb.matches("get|events")
            && flags.keySet().stream().anyMatch(it -> it.matches("watch(?:-only)?"));
    if (watches || flags.containsKey("follow") || verb.matches("port-forward|proxy")) {
      return cannot("It never ends by itself: kubectl " + verb, false);
    }
    if (verb.equals("top")) {
      return cannot("It needs an add-on that isn't there: the metrics server", false);
    }
    var remote =
        flags.entrySet().stream()
            .filter(it -> it.getKey().matches("filename|kustomize"))
            .flatMap(it -> it.getValue().stream())
            .filter(it -> it.contains("://") || it.startsWith("github.com/"))
            .collect(Collectors.joining(", "));
    if (!remote.isEmpty()) {
      return cannot("It would leave the cluster: " + remote, changes);
    }
    return new CommandNeeds(Optional.empty(), changes);
  }

  private static boolean isRolloutReading(CanonicalCommand command) {
    return command.words().size() > 2
        && command.words().get(1).equals("rollout")
        && command.words().get(2).matches("status|history");
  }
}
