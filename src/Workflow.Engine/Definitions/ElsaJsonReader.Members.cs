using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Engine.Definitions;

public sealed partial class ElsaJsonReader
{
    /// <summary>The activity's own members: inputs, outputs and ports. The descriptor decides; without one, the shape does.</summary>
    private void ReadMembers(JsonObject source, ActivityDescriptor? descriptor, Members members, string nodeId, JsonPlace place, int depth)
    {
        // Reading a port may replace it in its owner: walk a copy.
        foreach (var (name, value) in source.ToList())
        {
            if (value is null || (IsCommonMember(name) && !IsPortName(name) && descriptor?.Input(name) is null && !IsWrapped(value)))
            {
                continue;
            }

            var input = descriptor?.Input(name);
            if (input is { IsPlain: true })
            {
                ReadPlain(name, value, input, members);
            }
            else if (value is JsonObject written)
            {
                ReadObject(name, written, descriptor, members, nodeId, place[name], depth);
            }
            else if (value is JsonValue && descriptor?.Output(name) is null && !name.StartsWith('$'))
            {
                members.Inputs.Add(name, new InputBinding(null, new ExpressionText("Literal", value)));
            }
            else if (value is JsonArray && input is not null)
            {
                members.Inputs.Add(name, new InputBinding(null, new ExpressionText("Object", value)));
            }
        }
    }

    private static bool IsPortName(string name) => name is "body" or "then" or "else" or "default";

    private static bool IsWrapped(JsonNode value) =>
        value is JsonObject written && (written.ContainsKey("expression") || written.ContainsKey("Expression"));

    /// <summary>A member that holds its value itself. Cases are read elsewhere; a variable is a reference by id.</summary>
    private static void ReadPlain(string name, JsonNode value, InputDescriptor input, Members members)
    {
        if (value is JsonObject reference && input.Hint == InputHint.Variable)
        {
            OlderShapes.Camelise(reference, static member => member is "id" or "name" or "typeName");
            members.Inputs.Add(name, new InputBinding(null, new ExpressionText("Variable", reference)));
        }
        else if (value is JsonValue)
        {
            members.Inputs.Add(name, new InputBinding(null, new ExpressionText("Literal", value)));
        }
    }

    private void ReadObject(string name, JsonObject written, ActivityDescriptor? descriptor, Members members, string nodeId, JsonPlace place, int depth)
    {
        var isInput = descriptor?.Input(name) is not null;
        var isOutput = descriptor?.Output(name) is not null;
        var isPort = descriptor?.Ports.Contains(name) ?? false;
        if (isPort || (!isInput && !isOutput && IsEmbedded(written)))
        {
            if (Activity(written, nodeId, place, depth + 1, members.Ports.Count) is { } child)
            {
                members.Ports.Add(name, child);
            }

            return;
        }

        OlderShapes.Camelise(written, static member => member is "typeName" or "expression" or "memoryReference" or "converter");
        var typeName = OlderShapes.Text(written["typeName"]);
        var reference = Reference(written["memoryReference"]);
        if (isOutput || (!isInput && !written.ContainsKey("expression") && reference is not null))
        {
            members.Outputs.Add(name, new OutputBinding(typeName, reference));
        }
        else if (written.ContainsKey("typeName"))
        {
            var expression = written["expression"] is JsonObject inner ? Expression(inner, place["expression"]) : null;
            members.Inputs.Add(name, new InputBinding(typeName, expression));
        }
        else if (isInput || written.ContainsKey("expression"))
        {
            // As in Elsa; an author who forgot typeName should hear of it.
            Warn("input.type-name-missing", place, $"The input {Problem.Clip(name)} has no typeName, so it counts as absent.", ("input", Problem.Clip(name)));
        }
    }

    private ExpressionText? Expression(JsonObject written, JsonPlace place)
    {
        OlderShapes.RenameLanguage(written);
        if (OlderShapes.Text(written["type"]) is { Length: > 0 } type)
        {
            return new ExpressionText(type, written["value"]);
        }

        Warn("expression.type-missing", place, "The expression has no type, so the input is null.");
        return null;
    }

    private static string? Reference(JsonNode? memoryReference)
    {
        if (memoryReference is not JsonObject reference)
        {
            return OlderShapes.Text(memoryReference);
        }

        OlderShapes.Camelise(reference, static name => name is "id");
        return OlderShapes.Text(reference["id"]);
    }

    private List<VariableDefinition> Variables(JsonObject owner, JsonPlace place)
    {
        var variables = new List<VariableDefinition>();
        if (IsWrapped(owner["variables"] ?? false) || OlderShapes.List(owner, "variables") is not { } list)
        {
            return variables;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonObject item)
            {
                Warn("variable.unreadable", place["variables"][i], "A variable is not an object; it is kept, and ignored.");
                continue;
            }

            OlderShapes.Camelise(item, static name => name is "id" or "name" or "typeName" or "isArray" or "value" or "storageDriverTypeName");
            var name = OlderShapes.Text(item["name"]);
            if ((OlderShapes.Text(item["id"]) ?? name) is not { Length: > 0 } id)
            {
                Warn("variable.unreadable", place["variables"][i], "A variable has neither id nor name; it is kept, and ignored.");
                continue;
            }

            variables.Add(new VariableDefinition(id, name ?? id, OlderShapes.Text(item["typeName"]), OlderShapes.Flag(item["isArray"]) ?? false, item["value"]));
        }

        return variables;
    }

    private List<ArgumentDefinition> Arguments(JsonObject document, string member)
    {
        var arguments = new List<ArgumentDefinition>();
        if (OlderShapes.List(document, member) is not { } list)
        {
            return arguments;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
            {
                OlderShapes.Camelise(item, static name => name is "type" or "name" or "displayName" or "description" or "category" or "uiHint" or "storageDriverType" or "isArray");
                if (OlderShapes.Text(item["name"]) is { Length: > 0 } name)
                {
                    arguments.Add(new ArgumentDefinition(name, OlderShapes.Text(item["type"]), OlderShapes.Text(item["displayName"]), OlderShapes.Flag(item["isArray"]) ?? false));
                    continue;
                }
            }

            Warn("argument.unreadable", JsonPlace.Document[member][i], "An input or output of the workflow has no name; it is kept, and ignored.");
        }

        return arguments;
    }

    private static List<string> Texts(JsonObject document, string member) =>
        document[member] is JsonValue ? [] : [.. (OlderShapes.List(document, member) ?? []).Select(OlderShapes.Text).OfType<string>()];
}
