import Foundation
import PackagePlugin

/// Compiles the gazetteers when the package is built, so that every binary carries them.
@main
struct GazetteerPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Gazetteers")
    var files: [URL] = []
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "tsv" {
      files.append(file)
    }
    files.sort { $0.path < $1.path }
    let image = context.pluginWorkDirectoryURL.appending(path: "gazetteers.bin")
    let source = context.pluginWorkDirectoryURL.appending(path: "gazetteers.c")
    return [
      .buildCommand(
        displayName: "Compiling gazetteers", executable: try context.tool(named: "GazetteerCompiler").url,
        arguments: [image.path, source.path] + files.map(\.path), inputFiles: files, outputFiles: [source])
    ]
  }
}
