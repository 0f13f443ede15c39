package yibao.rules;

import java.util.List;
import java.util.Optional;

/** What one area states itself; what it leaves out is its parent's to say. */
public record AreaPolicy(
    Area area,
    String chineseName,
    String englishName,
    Optional<Area> inherits,
    List<Season> seasons,
    List<StatedStart> starts,
    List<DatedValue> values,
    List<BenefitValue> benefits,
    List<Aid> aids,
    List<Exemption> exemptions) {

  public AreaPolicy {
    seasons = List.copyOf(seasons);
    starts = List.copyOf(starts);
    values = List.copyOf(values);
    benefits = List.copyOf(benefits);
    aids = List.copyOf(aids);
    exemptions = List.copyOf(exemptions);
  }

  /** One that says nothing of benefits. */
  public AreaPolicy(
      Area area,
      String chineseName,
      String englishName,
      Optional<Area> inherits,
      List<Season> seasons,
      List<StatedStart> starts,
      List<DatedValue> values,
      List<Aid> aids,
      List<Exemption> exemptions) {
    this(
        area,
        chineseName,
        englishName,
        inherits,
        seasons,
        starts,
        values,
        List.of(),
        aids,
        exemptions);
  }
}
