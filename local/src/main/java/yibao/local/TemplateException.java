package yibao.local;

/** template.yaml can't be run here; the message names the file, the place in it and the mend. */
public final class TemplateException extends LocalCloudException {

  private static final long serialVersionUID = 1;

  TemplateException(String place, String problem, String mend) {
    super("template.yaml: " + place + " " + problem + ". " + mend);
  }
}
