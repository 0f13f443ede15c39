package yibao.local;

import java.nio.file.Path;

/** The unpacked function.zips, one folder for each function. */
record FunctionZips(Path folder) {

  static FunctionZips unpack(Template template, Path folder) {
    FunctionZips zips = new FunctionZips(folder);
    template
        .functions()
        .values()
        .forEach(function -> FunctionZip.unpack(function, zips.of(function)));
    return zips;
  }

  Path of(FunctionDefinition function) {
    return folder.resolve(function.name());
  }
}
