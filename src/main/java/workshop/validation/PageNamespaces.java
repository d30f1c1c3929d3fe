package workshop.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import workshop.lesson.Content;
import workshop.shell.ContentRoots;
import workshop.validation.commands.HandedOver;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;

/** The namespaces that a page and what has to be there before it name, in their texts. */
public final class PageNamespaces {

  private static final Set<String> EVERYBODYS =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease");

  private PageNamespaces() {}

  /** Those that the page may make, in alphabetical order. */
  public static List<String> of(Page page, Content content, Preparation preparation) {
    var learner = ContentRoots.KNOWN.with(content.layout().learnersPath());
    var names = new TreeSet<String>();
    Stream.concat(page.commandsToRun().stream().map(PageCommand::text), preparation.base().stream())
        .map(it -> HandedOver.of(it, content, learner).namespaces())
        .forEach(names::addAll);
    names.removeAll(EVERYBODYS);
    return List.copyOf(names);
  }
}
