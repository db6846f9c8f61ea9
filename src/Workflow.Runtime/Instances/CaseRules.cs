using Workflow.Approvals.Catalogue;
using Workflow.Engine.Execution;

namespace Workflow.Runtime.Instances;

/// <summary>The versions a case is pinned to: the flow it runs and the catalogue it reads.</summary>
internal sealed record CaseRules(CompiledDefinition Definition, CatalogueVersion Catalogue);
