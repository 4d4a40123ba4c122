package dev.utkast.local.runtime;

import dev.utkast.local.state.StateFile;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.function.Uncheck;

/// Where the code of all functions is, checked before anything starts. The packaged archives are
/// unpacked, each jar once however many functions carry it, into a folder named by its checksum.
/// Refuses, in one message, every function whose archive or handler is missing and every module of
/// the project that the template does not use.
public record FunctionCode(Map<String, List<Path>> jars, ClassLoader shared) {
  /// @param folder where jars are unpacked
  public static FunctionCode find(SystemModel model, Path folder) {
    var jars = new LinkedHashMap<String, List<Path>>();
    for (FunctionSpec function : model.functions()) {
      function
          .code()
          .filter(Files::exists)
          .ifPresent(code -> jars.put(function.logicalId(), unpack(code, folder)));
    }
    var found = new FunctionCode(jars, loader(jars));
    var problems = new ArrayList<String>();
    for (FunctionSpec function : model.functions()) {
      var resource = className(function).replace('.', '/') + ".class";
      if (found.loaderOf(function).getResource(resource) == null) {
        problems.add(function.logicalId() + ": " + problem(model, function, jars));
      }
    }
    problems.addAll(unusedModules(model));
    if (!problems.isEmpty()) {
      throw new TemplateException(
          "template and functions do not agree:\n  " + String.join("\n  ", problems));
    }
    return found;
  }

  /// The `lib/*.jar` of an archive, each under its checksum: an unchanged jar is written once and a
  /// rebuilt one never meets its older self.
  private static List<Path> unpack(Path archive, Path folder) {
    var jars = new ArrayList<Path>();
    try (var zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches("lib/.*\\.jar")) {
          var sum = "%x-%x".formatted(entry.getCrc(), entry.getSize());
          var jar = folder.resolve(sum).resolve(Path.of(entry.getName()).getFileName());
          if (!Files.exists(jar)) {
            try (InputStream in = zip.getInputStream(entry)) {
              StateFile.write(jar, in);
            }
          }
          jars.add(jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + archive, e);
    }
    return jars;
  }

  private static String problem(
      SystemModel model, FunctionSpec function, Map<String, List<Path>> jars) {
    if (function.code().isEmpty()) {
      return "its handler " + className(function) + " is nowhere";
    }
    var code = function.code().get();
    if (jars.containsKey(function.logicalId())) {
      return code + " holds no class " + className(function);
    }
    // Only beside `functions/` is what the build makes where the template looks for it.
    return Files.isDirectory(model.templateFolder().resolve("functions"))
        ? code + " is missing; ./utkast build makes it"
        : code
            + " is missing: CodeUri is read from where the template lies; put it beside functions/";
  }

  /// One loader for all functions in this process: they share the jars they have in common. Its
  /// parent is the platform, so that nothing of the embedded services' libraries is seen by a
  /// function that does not ship it.
  private static ClassLoader loader(Map<String, List<Path>> jars) {
    var byName = new TreeMap<String, URL>();
    jars.values().stream()
        .flatMap(List::stream)
        .forEach(jar ->
            byName.putIfAbsent(
                String.valueOf(jar.getFileName()), Uncheck.get(() -> jar.toUri().toURL())));
    return new FunctionClassLoader(byName.values().toArray(URL[]::new));
  }

  private static List<String> unusedModules(SystemModel model) {
    Path functions = model.templateFolder().resolve("functions");
    if (!Files.isDirectory(functions)) {
      return List.of();
    }
    try (var modules = Files.list(functions)) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .filter(module ->
              model.functions().stream()
                  .noneMatch(function ->
                      function.code().filter(code -> code.startsWith(module)).isPresent()))
          .sorted()
          .map(module ->
              model.templateFolder().relativize(module)
                  + " is a module that no function of the template uses")
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String className(FunctionSpec function) {
    return function.handler().split("::", 2)[0];
  }

  /// The loader that knows the function's handler.
  ClassLoader loaderOf(FunctionSpec function) {
    return jars.containsKey(function.logicalId()) ? shared : FunctionCode.class.getClassLoader();
  }

  /// The function's own jars; empty when its code is on this process's class path.
  List<Path> jarsOf(FunctionSpec function) {
    return jars.getOrDefault(function.logicalId(), List.of());
  }

  /// Loads the interfaces of Lambda from this process, so that both sides mean the same, and all
  /// else from the jars.
  private static final class FunctionClassLoader extends URLClassLoader {
    private static final String INTERFACES = "com.amazonaws.services.lambda.runtime.";

    FunctionClassLoader(URL[] urls) {
      super("functions", urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.startsWith(INTERFACES)
          ? FunctionCode.class.getClassLoader().loadClass(name)
          : super.loadClass(name, resolve);
    }
  }
}
