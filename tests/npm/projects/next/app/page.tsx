import { readFile } from "node:fs/promises";
import { load, type Application } from "huiqi";
import { connection } from "next/server";
import { Calculator } from "./calculator";
import { awardIn } from "./portal";

export default async function Page() {
  await connection();
  const application = JSON.parse(await readFile("public/api/application.json", "utf8")) as Application;
  const huiqi = await load();
  return (
    <main>
      <p>
        服务端预计奖补（元） <output id="server">{awardIn(huiqi.assess(application))}</output>
      </p>
      <Calculator application={application} />
    </main>
  );
}
