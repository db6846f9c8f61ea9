using System.Globalization;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Workflow.Runtime.Catalogue;

/// <summary>Reads YAML into the neutral tree of the catalogue: one document of plain mappings, lists and texts. Tags, anchors and aliases are refused: a catalogue is read by people.</summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 20;

    private readonly string _file;
    private readonly Parser _parser;

    private YamlTree(string file, string text)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The top of a file, or the first thing that keeps it from being read.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">YAML; JSON is YAML too.</param>
    public static Result<CatalogueNode> Read(string file, string text)
    {
        try
        {
            return new YamlTree(file, text).Document();
        }
        catch (YamlException error)
        {
            return new CatalogueProblem("catalogue.yaml-malformed", file, "$", (int)error.Start.Line, $"column {error.Start.Column}: {error.Message}");
        }
    }

    private Result<CatalogueNode> Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return new CatalogueProblem("catalogue.yaml-malformed", _file, "$", 1, "The file is empty.");
        }

        var top = Node("$", depth: 0);
        if (top.IsRefused)
        {
            return top;
        }

        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _) ? top : Refused("catalogue.yaml-malformed", "$", _parser.Current!, "A file holds one document.");
    }

    private Result<CatalogueNode> Node(string path, int depth)
    {
        var at = _parser.Current!;
        if (depth > MaxDepth)
        {
            return Refused("catalogue.yaml-malformed", path, at, $"Values lie more than {MaxDepth} levels inside each other.");
        }

        if (at is AnchorAlias || at is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty && !node.Tag.IsNonSpecific))
        {
            return Refused("catalogue.yaml-malformed", path, at, "Anchors, aliases and tags are not used here.");
        }

        return at switch
        {
            MappingStart => Mapping(path, depth),
            SequenceStart => Sequence(path, depth),
            _ => Scalar(path),
        };
    }

    private Result<CatalogueNode> Mapping(string path, int depth)
    {
        var line = (int)_parser.Consume<MappingStart>().Start.Line;
        var entries = new OrderedDictionary<string, CatalogueNode>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                return Refused("catalogue.yaml-malformed", path, _parser.Current!, "A key is a text.");
            }

            var inner = $"{path}.{key.Value}";
            if (entries.ContainsKey(key.Value))
            {
                return Refused("catalogue.key-doubled", inner, key, $"{key.Value} stands twice; one of the two would be lost.");
            }

            var value = Node(inner, depth + 1);
            if (value.IsRefused)
            {
                return value;
            }

            entries.Add(key.Value, value.Value);
        }

        return new CatalogueNode.Mapping(_file, path, line, entries);
    }

    private Result<CatalogueNode> Sequence(string path, int depth)
    {
        var line = (int)_parser.Consume<SequenceStart>().Start.Line;
        var items = new List<CatalogueNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var item = Node(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"), depth + 1);
            if (item.IsRefused)
            {
                return item;
            }

            items.Add(item.Value);
        }

        return new CatalogueNode.Sequence(_file, path, line, items);
    }

    private Result<CatalogueNode> Scalar(string path)
    {
        var scalar = _parser.Consume<Scalar>();
        var isNull = scalar.IsPlainImplicit && scalar.Value is "~" or "null";
        return new CatalogueNode.Scalar(_file, path, (int)scalar.Start.Line, isNull ? "" : scalar.Value);
    }

    private CatalogueProblem Refused(string code, string path, ParsingEvent at, string message) => new(code, _file, path, (int)at.Start.Line, message);
}
