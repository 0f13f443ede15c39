package yibao.edge;

/**
 * A kind of problem document: its name in {@code urn:yibao:problem:<name>}, its status, its title.
 */
public interface ProblemType {

  String problem();

  int status();

  Said title();
}
