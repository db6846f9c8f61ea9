using System.Text.Json;
using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>Reads formats 1 and 2: strictly, because a document that is not ours must not become an instance.</summary>
/// <remarks>This file is the document; <c>StateReader.Records</c> what it lists, <c>StateReader.Members</c> the plain members.</remarks>
internal static partial class StateReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Value.MaxDepth + 8 };

    public static StateRead Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8, Options);
            var state = ReadState(ref json);
            return json.Read() ? throw new JsonException("something follows the document") : new StateRead(state, null, null);
        }
        catch (NewerFormatException newer)
        {
            return new StateRead(null, "state.newer-format", FormattableString.Invariant($"The state has format {newer.Format}; this engine reads up to {StateJson.Format}."));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            // The reader's own exceptions: what they say is enough to find the place.
            return new StateRead(null, "state.corrupted", $"The state cannot be read: {error.Message}");
        }
    }

    private static WorkflowState ReadState(ref Utf8JsonReader json)
    {
        string? instance = null, definition = null, subStatus = null, correlation = null, name = null;
        long lastNumber = 0, journal = 0;
        var format = 0;
        var input = Empty();
        var output = Empty();
        var stepOutputs = Empty();
        IReadOnlyList<string> outcomes = [];
        Value[] variables = [];
        Value lastResult = default;
        List<LiveExecution> executions = [];
        List<Incident> incidents = [];
        List<LocalEvent> localEvents = [];

        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "an object is expected");
        while (Next(ref json))
        {
            if (json.ValueTextEquals("format"u8))
            {
                format = Int(ref json);
                if (format > StateJson.Format)
                {
                    throw new NewerFormatException(format);
                }
            }
            else if (json.ValueTextEquals("instance"u8))
            {
                instance = Text(ref json);
            }
            else if (json.ValueTextEquals("definition"u8))
            {
                definition = Text(ref json);
            }
            else if (json.ValueTextEquals("subStatus"u8))
            {
                subStatus = Text(ref json);
            }
            else if (json.ValueTextEquals("lastNumber"u8))
            {
                lastNumber = Long(ref json);
            }
            else if (json.ValueTextEquals("journal"u8))
            {
                journal = Long(ref json);
            }
            else if (json.ValueTextEquals("correlation"u8))
            {
                correlation = Text(ref json);
            }
            else if (json.ValueTextEquals("name"u8))
            {
                name = Text(ref json);
            }
            else if (json.ValueTextEquals("input"u8))
            {
                input = Named(ref json);
            }
            else if (json.ValueTextEquals("output"u8))
            {
                output = Named(ref json);
            }
            else if (json.ValueTextEquals("outcomes"u8))
            {
                outcomes = Texts(ref json);
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                variables = Values(ref json);
            }
            else if (json.ValueTextEquals("stepOutputs"u8))
            {
                stepOutputs = Named(ref json);
            }
            else if (json.ValueTextEquals("lastResult"u8))
            {
                lastResult = OneValue(ref json);
            }
            else if (json.ValueTextEquals("executions"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    executions.Add(Execution(ref json));
                }
            }
            else if (json.ValueTextEquals("incidents"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    incidents.Add(OneIncident(ref json));
                }
            }
            else if (json.ValueTextEquals("localEvents"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    localEvents.Add(OneLocalEvent(ref json));
                }
            }
            else
            {
                Unknown(ref json);
            }
        }

        Expect(format is 1 or StateJson.Format, "the format number is missing");
        Expect(lastNumber >= 0 && journal >= 0, "a counter is negative");
        var sub = subStatus switch
        {
            "Suspended" => InstanceSubStatus.Suspended,
            "Finished" => InstanceSubStatus.Finished,
            "Cancelled" => InstanceSubStatus.Cancelled,
            "Faulted" => InstanceSubStatus.Faulted,
            _ => throw new JsonException("the status is missing or unknown"),
        };
        CheckTree(executions, lastNumber);
        return new WorkflowState
        {
            InstanceId = instance ?? throw new JsonException("the instance is missing"),
            DefinitionVersionId = definition ?? throw new JsonException("the definition is missing"),
            Status = sub == InstanceSubStatus.Suspended ? InstanceStatus.Running : InstanceStatus.Finished,
            SubStatus = sub,
            CorrelationId = correlation,
            Name = name,
            Input = input,
            Output = output,
            Outcomes = outcomes,
            Incidents = format == 1 ? Placed(incidents, executions) : incidents,
            LastNumber = lastNumber,
            JournalSequence = journal,
            Variables = variables,
            Executions = executions,
            StepOutputs = stepOutputs,
            LastResult = lastResult,
            LocalEvents = localEvents,
        };
    }

    // Format 1 does not say which execution an incident belongs to: incidents and faulted executions of one step have the same order.
    private static List<Incident> Placed(List<Incident> incidents, List<LiveExecution> executions)
    {
        var faulted = executions.FindAll(execution => execution.IsFaulted);
        return incidents.ConvertAll(incident =>
        {
            var at = faulted.FindIndex(execution => execution.NodeId == incident.NodeId);
            if (at < 0)
            {
                return incident;
            }

            var number = faulted[at].Number;
            faulted.RemoveAt(at);
            return incident with { Execution = number };
        });
    }

    // Executions stand in the order they began, and each lies in one that began before.
    private static void CheckTree(List<LiveExecution> executions, long lastNumber)
    {
        long before = 0;
        foreach (var execution in executions)
        {
            Expect(execution.Number > before && execution.Number <= lastNumber && execution.Parent >= 0 && execution.Parent < execution.Number, "the executions are out of order");
            before = execution.Number;
        }
    }

    private sealed class NewerFormatException(int format) : Exception
    {
        public int Format { get; } = format;
    }
}
