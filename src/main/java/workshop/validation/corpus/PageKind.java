package workshop.validation.corpus;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page of the workshop can hold, as its dialect has it; a page may be of several kinds. */
public enum PageKind {
  PROSE_ONLY("\\A(?![\\s\\S]*\\n\\s*\\$ )"),
  TRANSLATION("\\Awebsite/i18n/"),
  PREPARE_ENVIRONMENT("\\$ prepare-environment "),
  FENCE_IN_A_LIST("(?m)^ {2,}```bash"),
  DETAILS("<details>"),
  TABS("<TabItem "),
  TIP("(?m)^ *:::tip"),
  INFO("(?m)^ *:::info"),
  NOTE("(?m)^ *:::note"),
  CAUTION("(?m)^ *:::caution"),
  WARNING("(?m)^ *:::warning"),
  DANGER("(?m)^ *:::danger"),
  ANNOTATION("```bash \\w+="),
  COMMAND_OF_SEVERAL_LINES("(?m)^ *\\$ .*(?:\\\\|\\||&&|; do)$"),
  HERE_DOCUMENT("<<-?\\s*[\"']?[A-Z]"),
  APPLY_KUSTOMIZATION("\\$ kubectl apply .*-k ?"),
  BUILD_PIPED_TO_APPLY("\\$ kubectl kustomize [^|]*\\|"),
  APPLY_FILE("\\$ kubectl apply .*-f ?[~/$]"),
  CREATE_REPLACE_OR_DELETE_FILE("\\$ kubectl (?:create|replace|delete) .*-f ?[~/$]"),
  EXPECTED_ERROR("expectError=true"),
  DIRECTIVE("::yaml\\{file="),
  DIRECTIVE_WITH_PATHS("::yaml\\{[^}]*\\bpaths="),
  DIRECTIVE_WITH_ZOOM("::yaml\\{[^}]*\\bzoomPath="),
  DIRECTIVE_WITH_TITLE("::yaml\\{[^}]*\\btitle="),
  DIRECTIVE_OF_A_DOCUMENT("::yaml\\{[^}]*\\b(?:paths|zoomPath)=\"\\d+\\."),
  DIRECTIVE_OUT_OF_MANIFESTS("::yaml\\{file=\"manifests/\\.\\./"),
  PATHS_EXPLAINED_IN_A_LIST("::yaml\\{[^}]*\\bpaths=[^}]*}\\s*\\n *1\\. "),
  KUSTOMIZATION_FENCE("```kustomization"),
  FILE_FENCE("```file"),
  YAML_WITH_TITLE("```ya?ml title="),
  YAML_WITH_GAPS("```ya?ml[^`]*\\.\\.\\."),
  YAML_OF_THE_CLUSTER("\\$ .*-o ?=?yaml"),
  JSON("```json"),
  TEXT("```text");

  private final Pattern sign;

  PageKind(String sign) {
    this.sign = Pattern.compile(sign);
  }

  /** The kind in words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The kinds that a page is of, by its path below the content's root and its text. */
  static Set<PageKind> of(String path, String text) {
    var kinds = EnumSet.noneOf(PageKind.class);
    for (var kind : values()) {
      if (kind.sign.matcher(kind == TRANSLATION ? path : text).find()) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
