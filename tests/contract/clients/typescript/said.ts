// What the four clients share: where the server is, who is made, and how a step is told.

export const [server, serial] = process.argv.slice(2) as [string, string];
export const account = { grant_type: "password", username: "school", password: "hoc-nghe-son-la" };
export const rows =
  "fullName,sex,birthDate,citizenId,residenceCode\n" +
  `Lò Thị Mai,FEMALE,2004-05-17,0143049${serial}002,03646\n`;

export function said(step: string, holds: boolean): void {
  console.log(holds ? "ok  " : "FAILED  ", step);
  if (!holds) process.exit(1);
}

export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

export async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 4).text()) === "%PDF";
}
