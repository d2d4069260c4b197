using AsbCaseReview.Benchmarks;
using AsbCaseReview.Benchmarks.Bare;
using BenchmarkDotNet.Running;

return args switch
{
    ["bare", .. var rest] => await BarePage.RunAsync(rest),
    ["load", .. var rest] => await Load.RunAsync(rest),
    ["jobs", .. var rest] => await Work.RunAsync(rest),
    ["papers", .. var rest] => await Papers.RunAsync(rest),
    ["rules", ..] => Micro(),
    _ => Usage(),
};

static int Micro()
{
    BenchmarkRunner.Run<RuleBenchmarks>();
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Figures of AsbCaseReview. Make a dataset first:
          dotnet run -c Release --project src/AsbCaseReview.Web -- generate --cases 100000 --seed 1 --Storage:Folder=FOLDER   (in Development)
        then
          dotnet run -c Release --project tests/AsbCaseReview.Benchmarks -- rules              arithmetic and thresholds (BenchmarkDotNet)
          dotnet run -c Release --project tests/AsbCaseReview.Benchmarks -- load FOLDER        pages, beside a bare MVC page over the same table
          dotnet run -c Release --project tests/AsbCaseReview.Benchmarks -- jobs FOLDER        sweep, recompute, letters as PDF; changes a copy of the dataset
          dotnet run -c Release --project tests/AsbCaseReview.Benchmarks -- papers             the papers of a panel with thirty attached files; needs no dataset
        """);
    return 2;
}
